import assert from "node:assert/strict";
import { settingsOf, type Evaluated } from "../../../src/django/modules";
import { environmentOf, filesOf, read, shown, type Project } from "../../languages/python/shown";

interface Case extends Partial<Project> {
  /** What `X` comes to. */
  readonly gives: string;
  /** The variable that it depends on, whether that is there, and whether a default stands for it. */
  readonly read?: string;
}

const written = (value: Evaluated): string | undefined =>
  value.read && `${value.read.variable} ${value.read.presence}${value.read.usedDefault ? ", default" : ""}`;

type Library = readonly [imports: string, cases: Readonly<Record<string, Case>>];

const visible = { A: "yes", HOSTS: "a.com, b.com", PORT: "25", EMPTY: "", OFF: "off" };
const secret = ["KEY"];

const libraries: Readonly<Record<string, Library>> = {
  "os.environ": [
    "import os, json, ast",
    {
      'os.environ.get("A")': { gives: '"yes"', read: "A visible" },
      'os.getenv("NONE", "d")': { gives: '"d"', read: "NONE absent, default" },
      'os.environ.get("NONE")': { gives: "None", read: "NONE absent, default" },
      'os.environ["KEY"]': { gives: "?", read: "KEY secret" },
      'os.environ.get("A") == "True"': { gives: "False", read: "A visible" },
      'os.environ.get("A", "").lower() in ("1", "yes")': {
        gives: "True",
        read: "A visible",
      },
      'bool(os.environ.get("OFF"))': { gives: "True", read: "OFF visible" },
      'int(os.environ.get("PORT", 80))': { gives: "25", read: "PORT visible" },
      '"NONE" in os.environ': { gives: "False", read: "NONE absent" },
      '[h.strip() for h in os.getenv("HOSTS").split(",")]': {
        gives: '["a.com", "b.com"]',
        read: "HOSTS visible",
      },
      'os.environ.setdefault("NONE", "set") + os.environ["NONE"]': { gives: '"setset"' },
      'json.loads(os.getenv("NONE", "[1, 2.0]"))': { gives: "[1, 2.0]" },
      'ast.literal_eval(os.getenv("NONE", "(1, None)"))': { gives: "(1, None)" },
      '{"user": "u", "password": os.environ["KEY"]}': { gives: '{"user": "u", "password": ?}' },
    },
  ],
  "django-environ": [
    "import environ; env = environ.Env(SCHEME=(bool, True), LISTED=(list, []))",
    {
      'env("A")': { gives: '"yes"', read: "A visible" },
      'env.bool("A")': { gives: "True", read: "A visible" },
      'env.bool("NONE", default=True)': { gives: "True", read: "NONE absent, default" },
      'env("A", default=False)': { gives: "True" },
      'env("SCHEME")': { gives: "True", read: "SCHEME absent, default" },
      'env("HOSTS", cast=list)': { gives: '["a.com", " b.com"]' },
      'env.list("HOSTS", cast=str.strip)': { gives: '["a.com", "b.com"]' },
      'env.int("PORT", default=0)': { gives: "25" },
      'env.str("REFERENCE")': { visible: { REFERENCE: "$A", A: "yes" }, gives: '"yes"' },
      'env.bool("KEY")': { gives: "?", read: "KEY secret" },
      'env.list("KEY")': { gives: "?" },
      'env.db("KEY")': { gives: "{…}" },
      'env.db("URL")': {
        visible: { URL: "postgres://u:p%40@Host:5432/app?sslmode=require" },
        gives:
          '{"NAME": "app", "USER": "u", "PASSWORD": "p@", "HOST": "host", "PORT": 5432, "OPTIONS": {"sslmode": "require"}, "ENGINE": "django.db.backends.postgresql"}',
      },
      'env.db_url("NONE", default="sqlite:///db.sqlite3")["NAME"]': { gives: '"db.sqlite3"' },
      'env.cache("NONE", default="locmemcache://")': {
        gives: '{"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": ""}',
      },
      'env.cache_url("URL")': {
        visible: { URL: "redis://h:6379/1" },
        gives: '{"BACKEND": ?, "LOCATION": "redis://h:6379/1"}',
      },
      'env.email_url("URL")["EMAIL_USE_TLS"]': { visible: { URL: "smtp+tls://u:p@h:587" }, gives: "True" },
      'environ.FileAwareEnv()("KEY")': { visible: { KEY_FILE: "/run/secrets/key" }, secret: [], gives: "?" },
      'environ.Env.read_env("/nowhere/.env")': { gives: "None" },
      'env.json("NONE", default={"a": 1})': { gives: '{"a": 1}' },
      '(environ.Path("/srv/app/config") - 1)("static")': { gives: '"/srv/app/static"' },
    },
  ],
  "python-decouple": [
    "from decouple import AutoConfig, Csv, config",
    {
      'config("A", cast=bool)': { gives: "True", read: "A visible" },
      'config("NONE", default="off", cast=bool)': {
        gives: "False",
        read: "NONE absent, default",
      },
      'config("HOSTS", cast=Csv())': {
        gives: '["a.com", "b.com"]',
        read: "HOSTS visible",
      },
      'config("HOSTS", cast=lambda v: v.split(","))': { gives: '["a.com", " b.com"]' },
      'config("PORT", default=80, cast=int)': { gives: "25" },
      'config("QUOTED", cast=Csv())': { visible: { QUOTED: "'a,b',c # d" }, gives: '["a,b", "c"]' },
      'config("KEY")': { gives: "?", read: "KEY secret" },
      'config("FILED")': { files: { ".env": 'FILED="from the file"\n' }, gives: '"from the file"' },
      'config("A") ': { files: { ".env": "A=other\n" }, gives: '"yes"' },
    },
  ],
  environs: [
    "from environs import Env; env = Env()",
    {
      'env.bool("A")': { gives: "True", read: "A visible" },
      'env.int("PORT", 80)': { gives: "25" },
      'env.list("HOSTS")': { gives: '["a.com", " b.com"]' },
      'env.list("NONE", [1], subcast=int)': {
        gives: "[1]",
        read: "NONE absent, default",
      },
      'env("KEY")': { gives: "?", read: "KEY secret" },
      'env.dj_db_url("NONE", "sqlite:///x.db")["ENGINE"]': { gives: '"django.db.backends.sqlite3"' },
      'env.log_level("NONE", 20)': { gives: "20" },
    },
  ],
  "dj-database-url, dj-email-url and django-cache-url": [
    "import dj_database_url, dj_email_url, django_cache_url",
    {
      'dj_database_url.config(default="postgres://u:p@h/app", conn_max_age=600)': {
        gives:
          '{"ENGINE": "django.db.backends.postgresql", "NAME": "app", "USER": "u", "PASSWORD": "p", "HOST": "h", "PORT": "", "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": ? or absent, "DISABLE_SERVER_SIDE_CURSORS": ? or absent}',
        read: "DATABASE_URL absent, default",
      },
      'dj_database_url.config("NONE")': { gives: "{}" },
      'dj_database_url.config("KEY")': { gives: "{…}", read: "KEY secret" },
      'dj_email_url.parse("submission://u@h")["EMAIL_PORT"]': { gives: "587" },
      "django_cache_url.config()": {
        gives: '{"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": ""}',
      },
    },
  ],
  "python-dotenv": [
    "from dotenv import load_dotenv; import os; load_dotenv()",
    {
      'os.getenv("FILED")': { files: { ".env": "export FILED='x y' # comment\n" }, gives: '"x y"' },
      'os.getenv("A")': { files: { ".env": "A=other\n" }, gives: '"yes"' },
      'os.getenv("EXPANDED")': { files: { ".env": "EXPANDED=${A}x\n" }, gives: "?" },
    },
  ],
};

describe("the settings libraries, as the settings module uses them", () => {
  for (const [library, [imports, cases]] of Object.entries(libraries)) {
    describe(library, () => {
      for (const [expression, { gives, read: expected, ...project }] of Object.entries(cases)) {
        it(expression, () => {
          const module = read({ visible, secret, ...project, module: [imports, `X = ${expression}`] });
          assert.equal(module.failure, undefined);
          const { value } = module.setting("X")!;
          assert.equal(shown(value), gives);
          if (expected !== undefined) assert.equal(written(value), expected);
        });
      }
    });
  }
});

describe("the settings libraries that are classes", () => {
  const configurations = [
    "from configurations import Configuration, values",
    "class Base(Configuration):",
    "    DEBUG = values.BooleanValue(True)",
    "    KEY = values.SecretValue(environ_prefix=None)",
    "    HOSTS = values.ListValue([], environ_name='HOSTS', environ_prefix='')",
    "    NAME = values.Value('shop', environ_prefix='SHOP')",
    "    DATABASES = values.DatabaseURLValue('sqlite:///x.db')",
    "    @property",
    "    def APPS(self): return ['a'] + (['debug'] if self.DEBUG else [])",
    "    def CALLED(self): return self.NAME",
    "class Prod(Base):",
    "    DEBUG = False",
  ];

  it("django-configurations", () => {
    const base = read({ visible, secret, module: configurations, configurationClass: "Base" });
    const prod = read({ visible, secret, module: configurations, configurationClass: "Prod" });
    const of = (module: typeof base, name: string): string => shown(module.setting(name)!.value);
    assert.deepEqual(
      ["DEBUG", "KEY", "HOSTS", "NAME", "APPS", "CALLED"].map((name) => of(base, name)),
      ["True", "?", '["a.com", "b.com"]', '"shop"', '["a", "debug"]', '"shop"'],
    );
    assert.deepEqual(
      ["DEBUG", "APPS"].map((name) => of(prod, name)),
      ["False", '["a"]'],
    );
    assert.match(of(base, "DATABASES"), /"default": \{"ENGINE": "django.db.backends.sqlite3", "NAME": "x.db"/);
    assert.equal(written(base.setting("DEBUG")!.value), "DJANGO_DEBUG absent, default");
    assert.deepEqual([prod.setting("DEBUG")!.line, written(prod.setting("DEBUG")!.value)], [12, undefined]);
  });

  it("pydantic-settings", () => {
    const module = read({
      visible: { SHOP_DEBUG: "on", shop_hosts: '["a"]', SHOP_PORT: "1_0" },
      secret: ["SHOP_KEY"],
      module: [
        "from typing import Optional",
        "from pydantic_settings import BaseSettings, SettingsConfigDict",
        "class Settings(BaseSettings):",
        "    model_config = SettingsConfigDict(env_prefix='SHOP_')",
        "    debug: bool = False",
        "    hosts: list[str] = []",
        "    key: str",
        "    name: Optional[str] = None",
        "    port: int = 80",
        "settings = Settings()",
        "X = settings.debug, settings.hosts, settings.key, settings.name",
        "PORT = settings.port",
      ],
    });
    assert.equal(shown(module.setting("X")!.value), '(True, ["a"], ?, None)');
    assert.equal(shown(module.setting("PORT")!.value), "?");
    const { value } = module.setting("X")!;
    assert.deepEqual(value.kind === "tuple" && value.items.map(written), [
      "SHOP_DEBUG visible",
      "shop_hosts visible",
      "SHOP_KEY secret",
      "SHOP_NAME absent, default",
    ]);
  });

  it("environs with prefixes", () => {
    const module = read({
      visible: { SHOP_A: "1", SHOP_DB_B: "2", C: "3" },
      module: [
        "from environs import Env",
        "env = Env()",
        "with env.prefixed('SHOP_'):",
        "    A = env('A')",
        "    with env.prefixed('DB_'):",
        "        B = env('B')",
        "C = env('C')",
      ],
    });
    assert.deepEqual(
      ["A", "B", "C"].map((name) => shown(module.setting(name)!.value)),
      ['"1"', '"2"', '"3"'],
    );
  });

  it("split settings, optional ones and patterns", () => {
    const module = read({
      module: [
        "from split_settings.tools import include, optional",
        "include('parts/base.py', 'parts/more_*.py', optional('local.py'))",
      ],
      files: { "parts/base.py": ["A = 1"], "parts/more_b.py": ["B = A + 1"], "parts/none.txt": "" },
    });
    assert.deepEqual(
      ["A", "B"].map((name) => shown(module.setting(name)!.value)),
      ["1", "2"],
    );
  });
});

describe("where a setting comes from", () => {
  it("names the last assignment, in whichever file", () => {
    const module = read({
      module: ["from base import *", "APPS += ['b']", "if DEBUG:", "    LEVEL = 'DEBUG'"],
      files: { "base.py": ["import os", "APPS = ['a']", "DEBUG = os.getenv('DEBUG', '1') == '1'"] },
    });
    const place = (name: string): string => `${module.setting(name)!.file}:${module.setting(name)!.line}`;
    assert.deepEqual(["APPS", "DEBUG", "LEVEL"].map(place), [
      "app/settings.py:2",
      "app/base.py:3",
      "app/settings.py:4",
    ]);
    assert.equal(written(module.setting("LEVEL")!.value), "DEBUG absent, default");
  });

  for (const folder of ["", "src/", "backend/"]) {
    it(`finds the module in ${folder === "" ? "the project's folder" : folder}, and what it imports from there`, () => {
      const module = settingsOf({
        files: filesOf({
          [`app/${folder}config/prod.py`]: "from config.base import *\n",
          [`app/${folder}config/base.py`]: "A = 1\n",
        }),
        root: "app",
        module: "config.prod",
        environment: environmentOf({}),
      });
      assert.deepEqual([module.failure, module.setting("A")?.file], [undefined, `app/${folder}config/base.py`]);
    });
  }
});

import assert from "node:assert/strict";
import { Undecided } from "../../../src/base/undecided";
import { settingsOf } from "../../../src/django/modules";
import { environmentOf, filesOf, read, settings, type Project } from "../../languages/python/shown";

interface Case extends Project {
  readonly says: { readonly kind: string; readonly message: string; readonly file?: string; readonly line: number };
}

const table: Readonly<Record<string, Case>> = {
  "a syntax error": {
    module: ["A = 1", "B = ("],
    says: { kind: "syntax", message: "it is not valid Python", line: 2 },
  },
  "Python 2": { module: ["print 'x'"], says: { kind: "syntax", message: "it is not valid Python", line: 1 } },
  "an error that the module raises itself": {
    module: [
      "import os",
      "from django.core.exceptions import ImproperlyConfigured",
      "if not os.environ.get('SECRET_KEY'):",
      "    raise ImproperlyConfigured('SECRET_KEY is missing')",
    ],
    says: { kind: "raises", message: "it raises ImproperlyConfigured: SECRET_KEY is missing", line: 4 },
  },
  "one whose text holds a value, which is not shown": {
    module: ["import os", "raise ValueError(f\"bad {os.environ['MODE']}\")"],
    visible: { MODE: "hidden" },
    says: { kind: "raises", message: "it raises ValueError", line: 2 },
  },
  "a variable that is required: os.environ": {
    module: ["import os", "", "KEY = os.environ['SECRET_KEY']"],
    says: { kind: "raises", message: "it raises KeyError: SECRET_KEY", line: 3 },
  },
  "django-environ": {
    module: ["import environ", "env = environ.Env()", "KEY = env('SECRET_KEY')"],
    says: {
      kind: "raises",
      message: "it raises ImproperlyConfigured: Set the SECRET_KEY environment variable",
      line: 3,
    },
  },
  decouple: {
    module: ["from decouple import config", "KEY = config('SECRET_KEY')"],
    says: { kind: "raises", message: "it raises UndefinedValueError: SECRET_KEY not found", line: 2 },
  },
  environs: {
    module: ["from environs import env", "KEY = env.str('SECRET_KEY')"],
    says: { kind: "raises", message: 'it raises EnvError: Environment variable "SECRET_KEY" not set', line: 2 },
  },
  "django-configurations": {
    module: [
      "from configurations import Configuration, values",
      "class Prod(Configuration):",
      "    K = values.SecretValue()",
    ],
    configurationClass: "Prod",
    says: {
      kind: "raises",
      message: "it raises ValueError: the environment variable DJANGO_K is required",
      line: 2,
    },
  },
  "pydantic-settings": {
    module: ["from pydantic_settings import BaseSettings", "class S(BaseSettings):", "    secret_key: str", "s = S()"],
    says: { kind: "raises", message: "it raises ValidationError: the field secret_key is required", line: 4 },
  },
  "a text that is no number": {
    module: ["import os", "PORT = int(os.environ.get('PORT', '80'))"],
    visible: { PORT: "hidden" },
    says: { kind: "raises", message: "it raises ValueError: invalid literal for int() with base 10", line: 2 },
  },
  "an error in another file": {
    module: ["from base import *"],
    files: { "base.py": ["", "1 / 0"] },
    says: { kind: "raises", message: "it raises ZeroDivisionError: division by zero", file: "app/base.py", line: 2 },
  },
  "a module of the project that is not there": {
    module: ["from parts.missing import X"],
    files: { "parts/__init__.py": [""] },
    says: { kind: "raises", message: "it raises ModuleNotFoundError: No module named 'parts.missing'", line: 1 },
  },
  "an assertion": {
    module: ["import os", "assert os.environ.get('A')"],
    says: { kind: "raises", message: "it raises AssertionError", line: 2 },
  },
  "a configuration class that is not there": {
    module: ["A = 1"],
    configurationClass: "Prod",
    says: { kind: "raises", message: "it has no class Prod (DJANGO_CONFIGURATION)", line: 1 },
  },
};

describe("a settings module that does not load", () => {
  for (const [name, { says, ...project }] of Object.entries(table)) {
    it(name, () => {
      const module = read(project);
      const { failure } = module;
      assert.ok(failure);
      const { kind, message, file, line } = failure;
      assert.deepEqual({ kind, message, file, line }, { file: "app/settings.py", ...says });
      assert.deepEqual(settings(module, project), {});
    });
  }

  it("is not found", () => {
    const module = settingsOf({
      files: filesOf({ "app/manage.py": "" }),
      root: "app",
      module: "config.settings",
      environment: environmentOf({}),
    });
    assert.equal(module.failure?.message, "there is no module config.settings in app");
  });
});

describe("a settings module that is only partly read", () => {
  it("an imported file that is not Python: all it may define is unknown", () => {
    const module = read({ module: ["A = 1", "from base import *", "B = 2"], files: { "base.py": ["def"] } });
    assert.deepEqual([module.failure, module.setting("A")?.value.kind], [undefined, "unknown"]);
    assert.equal(module.setting("B")?.value.kind, "int");
    assert.equal(module.setting("C")?.value.kind, "unknown");
  });

  it("a file that may not be read is no crash", () => {
    const files = filesOf({ "app/settings.py": "A = 1\nfrom secret import B\n" });
    const module = settingsOf({
      files: {
        ...files,
        read(path) {
          if (path === "app/secret.py") throw new Undecided("it leads out of the repository");
          return files.read(path);
        },
      },
      root: "app",
      module: "settings",
      environment: environmentOf({}),
    });
    assert.deepEqual(
      [module.failure, module.setting("A")?.value.kind, module.setting("B")?.value.kind],
      [undefined, "int", "unknown"],
    );
  });

  for (const [name, text] of Object.entries({
    "an empty file": "",
    "a byte-order mark and Windows line ends": "\uFEFFA = 1\r\nB = '''x\r\ny'''\r\n",
    "no line feed at the end": "A = 1",
    "null characters": "A = 1\0\n",
    "a file of nothing but comments": "# x\n".repeat(1000),
    "a line of a megabyte": `A = "${"x".repeat(1_000_000)}"\n`,
  })) {
    it(`${name} is no crash`, () => {
      assert.doesNotThrow(() => read({ module: [], files: { "settings.py": text } }).setting("A"));
    });
  }
});

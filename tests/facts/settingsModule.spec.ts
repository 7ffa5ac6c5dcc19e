import assert from "node:assert/strict";
import { policies } from "../../policies/all";
import sessionCookieIsSecure from "../../policies/https/session-cookie-is-secure";
import type { Policy } from "../../src/policy";
import { makeReport } from "../../src/report";
import { asset, django, rawTaskDefinition, resource, UNKNOWN, type Fixture } from "../fixtures";
import { analyzeCase, judge, type RejectedCase } from "../harness";

interface Expected {
  readonly module: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly stack?: readonly Fixture[];
  readonly files?: Readonly<Record<string, string>>;
  /** A policy, and what it finds; nothing where it passes. */
  readonly policy: string;
  readonly finds: readonly string[];
  readonly outcome?: string;
}

const FILE = "backend/config/settings/production.py";
const environ = ["import environ", "env = environ.Env()"];

/** What a module says about a setting, which the variables' names alone would not. */
const table: Readonly<Record<string, Expected>> = {
  "a default that is unsafe": {
    module: ["import os", 'DEBUG = os.environ.get("SHOP_VERBOSE", "1") == "1"'],
    policy: "debug-is-off",
    finds: [`${FILE}:2, where SHOP_VERBOSE is not set, turns it on`],
  },
  "a variable of another name": {
    module: ["import os", 'DEBUG = os.environ.get("SHOP_VERBOSE") == "1"'],
    environment: { SHOP_VERBOSE: "1" },
    policy: "debug-is-off",
    finds: ["SHOP_VERBOSE turns it on"],
  },
  "what is hard-coded": { module: ["DEBUG = True"], policy: "debug-is-off", finds: [`${FILE}:1 turns it on`] },
  "a variable that nobody reads": {
    module: ["DEBUG = False"],
    environment: { DEBUG: "True" },
    policy: "debug-is-off",
    finds: [],
  },
  "a value as its own reader reads it": {
    module: [...environ, 'DEBUG = env.bool("DEBUG")'],
    environment: { DEBUG: "t" },
    policy: "debug-is-off",
    finds: [],
  },
  "a text that Python takes for true": {
    module: ["import os", 'DEBUG = os.environ.get("DEBUG")'],
    environment: { DEBUG: "False" },
    policy: "debug-is-off",
    finds: ["DEBUG turns it on"],
  },
  "a switch that is no boolean": {
    module: ["import os", 'SESSION_COOKIE_SECURE = os.environ["SECURE"]'],
    environment: { SECURE: "True" },
    policy: "session-cookie-is-secure",
    finds: ["SECURE turns its Secure attribute off"],
  },
  "Django's default": {
    module: ["DEBUG = False"],
    policy: "session-cookie-is-secure",
    finds: [`Django's default in ${FILE} turns its Secure attribute off`],
  },
  "Django's default, for a variable that nobody reads": {
    module: ["DEBUG = False"],
    environment: { SESSION_COOKIE_SECURE: "True" },
    policy: "session-cookie-is-secure",
    finds: [`Django's default in ${FILE}, which does not read SESSION_COOKIE_SECURE, turns its Secure attribute off`],
  },
  "what is hard-coded, for a variable that nobody reads": {
    module: ["DEBUG = True"],
    environment: { DJANGO_DEBUG: "False" },
    policy: "debug-is-off",
    finds: [`${FILE}:1, which does not read DJANGO_DEBUG, turns it on`],
  },
  "what is hard-coded after the variable was read": {
    module: ["import os", 'VERBOSE = os.environ["DEBUG"]', "DEBUG = True"],
    environment: { DEBUG: "False" },
    policy: "debug-is-off",
    finds: [`${FILE}:3 turns it on`],
  },
  "what is hard-coded by a module that goes through all variables": {
    module: ["import os", "SEEN = [name for name in os.environ]", "DEBUG = True"],
    environment: { DEBUG: "False" },
    policy: "debug-is-off",
    finds: [`${FILE}:3 turns it on`],
  },
  "a variable of a .env file that django-environ reads": {
    module: [
      ...environ,
      "from pathlib import Path",
      'environ.Env.read_env(Path(__file__).resolve().parent.parent.parent / ".env")',
      'DEBUG = env.bool("DEBUG")',
    ],
    files: { "backend/.env": "# DEBUG=False\nexport DEBUG=True\n" },
    policy: "debug-is-off",
    finds: ["DEBUG in backend/.env:2 turns it on"],
  },
  "a variable of a .env file that decouple finds": {
    module: ["from decouple import config", 'SECRET_KEY = config("SECRET_KEY")'],
    files: { "backend/.env": "DEBUG=1\nSECRET_KEY=changeme\n" },
    policy: "secret-key-is-secret",
    finds: ["SECRET_KEY in backend/.env:2 contains the key in plain text"],
  },
  "a variable of the stack, whatever a .env file says": {
    module: ["from decouple import config", 'DEBUG = config("DEBUG", cast=bool)'],
    environment: { DEBUG: "True" },
    files: { "backend/.env": "DEBUG=False\n" },
    policy: "debug-is-off",
    finds: ["DEBUG turns it on"],
  },
  "a variable of an environment file that the stack uploads": {
    module: ["import os", 'DEBUG = os.environ["DEBUG"]'],
    stack: [
      resource("aws:s3/bucketObjectv2:BucketObjectv2", "web.env", {
        bucket: "config",
        key: "web.env",
        source: asset({ path: "files/web.env" }),
      }),
      rawTaskDefinition("shop", [
        {
          name: "web",
          command: ["gunicorn", "config.wsgi"],
          environment: [{ name: "DJANGO_SETTINGS_MODULE", value: "config.settings.production" }],
          environmentFiles: [{ type: "s3", value: "arn:aws:s3:::config/web.env" }],
        },
      ]),
    ],
    files: { "files/web.env": "LEVEL=3\nDEBUG=True\n" },
    policy: "debug-is-off",
    finds: ["DEBUG in files/web.env:2 turns it on"],
  },
  "a list": {
    module: ['ALLOWED_HOSTS = ["*"]'],
    policy: "allowed-hosts-are-named",
    finds: [`${FILE}:1 allows every host, and nothing in front rejects unknown hosts`],
  },
  "a key in the source": {
    module: ['SECRET_KEY = "changeme"'],
    policy: "secret-key-is-secret",
    finds: [`${FILE}:1 contains the key in plain text`],
  },
  "a part of a dictionary": {
    module: ['CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}'],
    stack: [django({}, { command: ["gunicorn", "--workers", "3", "config.wsgi"] })],
    policy: "cache-is-shared",
    finds: [`${FILE}:1 keeps the cache in the memory of each process, but gunicorn runs 3 workers`],
  },
  "what only running it would tell, as the variables' names say": {
    module: ["import shop", "DEBUG = shop.debug()"],
    environment: { DEBUG: "True" },
    policy: "debug-is-off",
    finds: ["DEBUG turns it on"],
  },
  "what only running it would tell, where no variable has its name": {
    module: ["import shop", "DEBUG = shop.debug()"],
    policy: "debug-is-off",
    finds: [],
    outcome: "undecided",
  },
  "what a statement may set that only running it would follow": {
    module: ["import shop", "globals().update(shop.settings())"],
    policy: "session-cookie-is-secure",
    finds: [],
    outcome: "undecided",
  },
  "an item that only running it would tell": {
    module: ["import shop", "ALLOWED_HOSTS = [shop.host()]"],
    policy: "allowed-hosts-are-named",
    finds: [],
    outcome: "undecided",
  },
  "a setting that it leaves out, whatever a variable says": {
    module: ["DEBUG = False"],
    environment: { X_FRAME_OPTIONS: "ALLOWALL" },
    policy: "pages-are-not-framed",
    finds: [],
    outcome: "notApplicable",
  },
  "a variable of what is no setting of Django's": {
    module: ["DEBUG = False"],
    environment: { LOG_LEVEL: "DEBUG" },
    policy: "log-level-is-not-debug",
    finds: ["LOG_LEVEL sets it to DEBUG"],
  },
  "a value that is not known yet": {
    module: ["import os", 'DEBUG = os.environ["VERBOSE"] == "1"'],
    stack: [
      rawTaskDefinition("shop", [
        {
          name: "web",
          command: ["gunicorn", "config.wsgi"],
          environment: [
            { name: "DJANGO_SETTINGS_MODULE", value: "config.settings.production" },
            { name: "VERBOSE", value: UNKNOWN },
          ],
        },
      ]),
    ],
    policy: "debug-is-off",
    finds: [],
    outcome: "undecided",
  },
};

describe("a settings module that is seen decides", () => {
  for (const [what, { module, environment = {}, stack, files, policy: name, finds, outcome }] of Object.entries(
    table,
  )) {
    it(what, async () => {
      const policy = policies.find((candidate) => candidate.name === name) as Policy;
      const given: Omit<RejectedCase, "finds"> = {
        stack: stack ?? [django(environment)],
        configuration: { settings: { djangoProject: "backend" } },
        files: { ...files, [FILE]: module.join("\n") },
      };
      const verdict = await judge(policy, given);
      const expected = finds.map((message) => `container web: ${message}`);
      assert.deepEqual(verdict.finds["shop"] ?? [], expected);
      assert.equal(verdict.outcome, outcome ?? (finds.length > 0 ? "problem" : "pass"));
    });
  }
});

describe("a problem with a variable that the settings module does not read", () => {
  const rows: Readonly<Record<string, { environment: Readonly<Record<string, string>>; fix: string | undefined }>> = {
    "is mended where the setting's own name is to be read": {
      environment: { SESSION_COOKIE_SECURE: "True" },
      fix: `The stack sets SESSION_COOKIE_SECURE, but ${FILE} does not read it: read it there.`,
    },
    "is mended where another name is to be read": {
      environment: { DJANGO_SESSION_COOKIE_SECURE: "True" },
      fix: `The stack sets DJANGO_SESSION_COOKIE_SECURE, but ${FILE} does not read it: read it there, or set SESSION_COOKIE_SECURE.`,
    },
    "is mended as the policy says without the variable": { environment: {}, fix: undefined },
  };
  for (const [what, { environment, fix }] of Object.entries(rows)) {
    it(what, async () => {
      const { evaluations } = await analyzeCase([sessionCookieIsSecure], {
        stack: [django(environment)],
        configuration: { settings: { djangoProject: "backend" } },
        files: { [FILE]: "DEBUG = False\n" },
      });
      const target = { project: "shop", stack: "production", program: "/shop" };
      const { results } = makeReport(target, [sessionCookieIsSecure], evaluations, {});
      assert.deepEqual(
        results.map((result) => result.fix),
        [fix ?? sessionCookieIsSecure.fix],
      );
    });
  }
});

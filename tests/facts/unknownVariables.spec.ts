import assert from "node:assert/strict";
import { policies } from "../../policies/all";
import { containerDefinition, rawTaskDefinition, UNKNOWN, type Fixture } from "../fixtures";
import { analyzeCase, type Case } from "../harness";

const elsewhere = [{ type: "s3", value: "arn:aws:s3:::elsewhere/prod.env" }];
const secrets = [{ name: "SECRET_KEY", valueFrom: "shop-key" }];
const computes = ["sh", "-c", "export POSTGRES_USER=$(id -un); exec gunicorn config.wsgi"];

function web(more: object, environment: readonly object[] = []): readonly Fixture[] {
  const definition = containerDefinition({ command: ["gunicorn", "config.wsgi"] });
  const variables = [{ name: "DJANGO_SETTINGS_MODULE", value: "config.settings" }, ...environment];
  return [rawTaskDefinition("shop", [{ ...definition, environment: variables, ...more }])];
}

const literals = [
  "import os",
  'DEBUG = os.environ["DEBUG"] == "1"',
  'SECRET_KEY = os.environ["SECRET_KEY"]',
  'ALLOWED_HOSTS = ["shop.example.com"]',
  "SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True",
  "SECURE_HSTS_SECONDS = 31536000",
  "SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True",
].join("\n");
const withModule: Pick<Case, "configuration" | "files"> = {
  configuration: { settings: { djangoProject: "." } },
  files: { "config/settings.py": literals },
};

/** The policies that ask about every variable, whatever it is called. */
const everyVariable = ["credentials-are-secret", "suspected-credentials-are-secret"];
/** Those that ask of every value whether it is a text. */
const everyValue = ["documents-are-readable"];
/** Those that ask about variables which no settings module shows. */
const byNameAlone = [
  "async-safety-is-on",
  "connections-are-encrypted",
  "connections-leave-the-container",
  "connections-stay-in-their-stage",
  "database-outlives-its-container",
  "dot-env-file-is-not-read",
  "errors-reach-the-tracker",
  "log-level-is-not-debug",
  "settings-module-is-for-production",
];

/** The policies that each unknown leaves undecided. */
const table: Readonly<Record<string, Case & { readonly leaves: readonly string[] }>> = {
  "a variable that the command computes": { stack: web({ command: computes }), leaves: everyVariable },
  "a variable whose value is not known yet": {
    stack: web({}, [{ name: "POSTGRES_USER", value: UNKNOWN }]),
    leaves: [...everyVariable, ...everyValue],
  },
  "a variable that the settings module reads for one setting": {
    ...withModule,
    stack: web({ secrets }, [{ name: "DEBUG", value: UNKNOWN }]),
    leaves: [...everyVariable, ...everyValue, "debug-is-off", "switches-are-unambiguous"],
  },
  "an environment file of other software that the stack does not upload": {
    stack: web({
      name: "cache",
      image: "redis:8",
      command: ["redis-server"],
      environment: [],
      environmentFiles: elsewhere,
    }),
    leaves: everyVariable,
  },
  "an environment file that the stack does not upload, where the settings are literals": {
    ...withModule,
    stack: web({ secrets, environmentFiles: elsewhere }),
    leaves: [...everyVariable, ...byNameAlone, "debug-is-off", "switches-are-unambiguous"],
  },
};

describe("an unknown leaves undecided only what depends on it", () => {
  for (const [title, { leaves, ...given }] of Object.entries(table)) {
    it(title, async () => {
      const { evaluations } = await analyzeCase(policies, given);
      const open = evaluations.filter(({ resources }) =>
        resources.some(({ findings }) => findings.some(({ outcome }) => outcome === "undecided")),
      );
      assert.deepEqual(open.map(({ policy }) => policy.name).sort(), [...leaves].sort());
    });
  }
});

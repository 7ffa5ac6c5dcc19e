import assert from "node:assert/strict";
import { policies } from "../../policies/all";
import type { Policy } from "../../src/policy";
import { output, rawTaskDefinition, resource, type Fixture } from "../fixtures";
import { judge } from "../harness";

interface Expected {
  /** What the Dockerfile does after `WORKDIR /app`. */
  readonly dockerfile: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly base?: string;
  readonly policy?: string;
  readonly djangoProject?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly finds: readonly string[];
  readonly outcome?: string;
  readonly undecided?: string;
}

const whole = ["COPY . ."];
const settings = "code/shop/settings.py";
const disk = {
  "code/manage.py": 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")',
  "code/shop/__init__.py": "",
  [settings]: "DEBUG = False",
};
const dotenv = [
  "import environ",
  "from pathlib import Path",
  "env = environ.Env()",
  'env.read_env(Path(__file__).resolve().parent.parent / ".env")',
  'DEBUG = env.bool("DEBUG", False)',
].join("\n");
const withDotenv = { [settings]: dotenv, "code/.env": "DEBUG=True" };
const local = { [settings]: "DEBUG = False\ntry:\n    from .local import *\nexcept ImportError:\n    pass" };

const table: Readonly<Record<string, Expected>> = {
  "a setting of the module": {
    dockerfile: whole,
    files: { [settings]: "DEBUG = True" },
    finds: ["code/shop/settings.py:1 turns it on"],
  },
  "a .env in the image": { dockerfile: whole, files: withDotenv, finds: ["DEBUG in code/.env:1 turns it on"] },
  "no .env that .dockerignore keeps out": {
    dockerfile: whole,
    files: { ...withDotenv, "code/.dockerignore": "*.env" },
    finds: [],
  },
  "no .env that COPY leaves behind": {
    dockerfile: ["COPY manage.py ./", "COPY shop shop"],
    files: withDotenv,
    finds: [],
  },
  "no .env that is removed": { dockerfile: [...whole, "RUN rm -f .env"], files: withDotenv, finds: [] },
  "a .env that the Dockerfile writes": {
    dockerfile: [...whole, "RUN echo DEBUG=True > .env"],
    files: { [settings]: dotenv },
    finds: ["DEBUG in /app/.env:1 turns it on"],
  },
  "a .env that the Dockerfile moves": {
    dockerfile: [...whole, "RUN mv production.env .env"],
    files: { [settings]: dotenv, "code/production.env": "DEBUG=True" },
    finds: ["DEBUG in code/production.env:1 turns it on"],
  },
  "a .env that may be removed": {
    dockerfile: [...whole, 'RUN if [ "$RELEASE" ]; then rm .env; fi'],
    files: withDotenv,
    finds: [],
    outcome: "undecided",
    undecided: "whether a script removes /app/.env is unknown",
  },
  "a .env from the network, and nothing but what it decides": {
    dockerfile: [...whole, "ADD https://example.com/.env /app/.env"],
    files: { [settings]: `${dotenv}\nSESSION_COOKIE_SECURE = False` },
    policy: "session-cookie-is-secure",
    finds: ["code/shop/settings.py:6 turns its Secure attribute off"],
  },
  "a .env from the network": {
    dockerfile: [...whole, "ADD https://example.com/.env /app/.env"],
    files: { [settings]: dotenv },
    finds: [],
    outcome: "undecided",
    undecided: "the Dockerfile adds a file from the network, which is not read",
  },
  "a .env by a path from the working directory": {
    dockerfile: whole,
    files: {
      ...withDotenv,
      [settings]: 'import environ\nenv = environ.Env()\nenv.read_env(".env")\nDEBUG = env.bool("DEBUG")',
    },
    finds: ["DEBUG in code/.env:1 turns it on"],
  },
  "a variable that the Dockerfile sets": {
    dockerfile: [...whole, "ENV DEBUG=True"],
    files: { [settings]: dotenv },
    finds: ["DEBUG turns it on"],
  },
  "a local module": {
    dockerfile: whole,
    files: { ...local, "code/shop/local.py": "DEBUG = True" },
    finds: ["code/shop/local.py:1 turns it on"],
  },
  "no local module that .dockerignore keeps out": {
    dockerfile: whole,
    files: { ...local, "code/shop/local.py": "DEBUG = True", "code/.dockerignore": "**/local.py" },
    finds: [],
  },
  "the module of the folder that PYTHONPATH names": {
    dockerfile: ["COPY . /srv/code", "COPY shop /old/shop", "ENV PYTHONPATH=/srv/code"],
    files: { [settings]: "DEBUG = True" },
    environment: { DJANGO_SETTINGS_MODULE: "shop.settings" },
    finds: ["code/shop/settings.py:1 turns it on"],
  },
  "the module of another stage": {
    dockerfile: [...whole, "FROM python:3.13-slim", "WORKDIR /srv", "COPY --from=0 /app /srv"],
    files: { [settings]: "DEBUG = True" },
    finds: ["code/shop/settings.py:1 turns it on"],
  },
  "a module that an edit changes": {
    dockerfile: [...whole, "RUN sed -i 's/DEBUG = False/DEBUG = True/' shop/settings.py"],
    finds: ["code/shop/settings.py:1 turns it on"],
  },
  "a module that is not known": {
    dockerfile: [...whole, "RUN perl -pi -e 's/a/b/' shop/settings.py"],
    finds: [],
    outcome: "undecided",
    undecided: "what a script writes to /app/shop/settings.py is unknown",
  },
  "that the module is not there": {
    dockerfile: whole,
    files: { "code/.dockerignore": "shop/settings.py" },
    policy: "settings-module-loads",
    finds: ["there is no module shop.settings in /app"],
  },
  "nothing of a module that the base image may hold": {
    base: "example/base",
    dockerfile: whole,
    files: { "code/.dockerignore": "shop/settings.py" },
    policy: "settings-module-loads",
    finds: [],
    outcome: "notApplicable",
  },
  "nothing of a module that another repository may hold": {
    dockerfile: ["RUN git clone https://example.com/shop.git .", "COPY manage.py ./"],
    policy: "settings-module-loads",
    finds: [],
    outcome: "notApplicable",
  },
  "the image before the folder that the settings name": {
    dockerfile: whole,
    files: withDotenv,
    djangoProject: "other",
    finds: ["DEBUG in code/.env:1 turns it on"],
  },
  "the folder that the settings name, if the image does not hold the module": {
    dockerfile: ["RUN git clone https://example.com/shop.git ."],
    files: { "code/other/shop/settings.py": "DEBUG = True" },
    djangoProject: "code/other",
    environment: { DJANGO_SETTINGS_MODULE: "shop.settings" },
    finds: ["code/other/shop/settings.py:1 turns it on"],
  },
};

/** A stack that builds an image and runs it. */
function stackOf(environment: Readonly<Record<string, string>>): readonly Fixture[] {
  const image = resource("docker:index/image:Image", "shop", {
    imageName: "example.com/shop:1",
    build: { context: "code" },
  });
  const variables = Object.entries(environment).map(([name, value]) => ({ name, value }));
  const container = { name: "web", image: output(image, "repoDigest"), command: ["gunicorn", "shop.wsgi"] };
  return [image, rawTaskDefinition("shop", [{ ...container, environment: variables }])];
}

describe("the settings module is read from the image, which shows", () => {
  for (const [what, expected] of Object.entries(table)) {
    const {
      dockerfile,
      files = {},
      base = "python:3.13",
      policy: name = "debug-is-off",
      djangoProject = "",
    } = expected;
    it(what, async () => {
      const policy = policies.find((candidate) => candidate.name === name) as Policy;
      const verdict = await judge(policy, {
        stack: stackOf(expected.environment ?? {}),
        configuration: { settings: { djangoProject } },
        files: { ...disk, ...files, "code/Dockerfile": [`FROM ${base}`, "WORKDIR /app", ...dockerfile].join("\n") },
      });
      const { finds, outcome, undecided } = expected;
      assert.deepEqual(
        verdict.finds["shop"] ?? [],
        finds.map((message) => `container web: ${message}`),
      );
      assert.equal(verdict.outcome, outcome ?? (finds.length > 0 ? "problem" : "pass"));
      if (undecided !== undefined) assert.deepEqual(verdict.undecided["shop"], [undecided]);
    });
  }
});

import assert from "node:assert/strict";
import { archive, asset, output, resource, UNKNOWN, type Fixture } from "../fixtures";
import { containersIn, seen, type Given, type Seen } from "./read";

const secretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-AbCdEf";
const environmentNamespace = "aws:elasticbeanstalk:application:environment";
const bundle = (source: object): Fixture =>
  resource("aws:s3/bucketObjectv2:BucketObjectv2", "app.zip", { bucket: UNKNOWN, key: "app.zip", source });
const version = (properties: Fixture["properties"] = {}): Fixture =>
  resource("aws:elasticbeanstalk/applicationVersion:ApplicationVersion", "shop-1", {
    name: "shop-1",
    application: "shop",
    bucket: UNKNOWN,
    key: "app.zip",
    ...properties,
  });
const option = (name: string, value: string, namespace = environmentNamespace): object => ({ namespace, name, value });
const environment = (...settings: readonly object[]): Fixture =>
  resource("aws:elasticbeanstalk/environment:Environment", "shop", { version: "shop-1", settings });
/** An environment that deploys the folder `app`. */
const deploys = (...settings: readonly object[]): readonly Fixture[] => [
  bundle(archive({ path: "app" })),
  version(),
  environment(...settings),
];
const inApp = (files: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`app/${path}`, text]));
const lines = (...given: readonly string[]): string => `${given.join("\n")}\n`;

const shop: Seen = { part: "", image: "", command: "", variables: {}, runsDjango: true };

interface Expected extends Given {
  readonly sees: readonly Partial<Seen>[];
  readonly undecided?: RegExp;
}

const byName = lines(
  "option_settings:",
  `  ${environmentNamespace}:`,
  "    DJANGO_SETTINGS_MODULE: config.settings",
  "    DEBUG: True",
  "    WORKERS: 3",
  "    EMPTY:",
  '    BUCKET: \'`{"Ref": "Media"}`\'',
  "  aws:elasticbeanstalk:application:environmentsecrets:",
  `    SECRET_KEY: ${secretArn}`,
  "  aws:elasticbeanstalk:container:python:",
  "    WSGIPath: config.wsgi:application",
  "    NumProcesses: 2",
);
const readByName = {
  DJANGO_SETTINGS_MODULE: "config.settings",
  DEBUG: "true",
  WORKERS: "3",
  EMPTY: "",
  BUCKET: "?",
  SECRET_KEY: `secret secretsmanager ${secretArn}`,
};

const beanstalk: Readonly<Record<string, Expected>> = {
  "the web process of its Procfile, which wins over WSGIPath": {
    stack: deploys(option("WSGIPath", "other.wsgi", "aws:elasticbeanstalk:container:python")),
    files: inApp({ Procfile: "web: gunicorn --bind :8000 config.wsgi:application\r\n" }),
    sees: [{ command: "gunicorn --bind :8000 config.wsgi:application" }],
  },
  "all processes of its Procfile": {
    stack: deploys(option("DEBUG", "False")),
    files: inApp({ Procfile: lines("# not one", "web: gunicorn config.wsgi", "worker:  celery -A config worker") }),
    sees: [
      { command: "gunicorn config.wsgi", variables: { DEBUG: "False" } },
      {
        part: "process worker",
        command: "celery -A config worker",
        variables: { DEBUG: "False" },
        runsDjango: false,
      },
    ],
  },
  "a start script of its Procfile": {
    stack: deploys(),
    files: inApp({
      Procfile: "web: sh bin/start.sh",
      "bin/start.sh": lines("#!/bin/sh", "export DEBUG=True", "exec gunicorn config.wsgi"),
    }),
    sees: [{ command: "sh -c export DEBUG=True\ngunicorn config.wsgi", variables: { DEBUG: "True" } }],
  },
  "options of .ebextensions by their names": {
    stack: deploys(),
    files: inApp({ ".ebextensions/django.config": byName }),
    sees: [{ command: "gunicorn --workers 2 config.wsgi:application", variables: readByName }],
  },
  "options of .ebextensions as a list": {
    stack: deploys(),
    files: inApp({
      ".ebextensions/django.config": lines(
        "option_settings:",
        `  - {namespace: ${environmentNamespace}, option_name: DJANGO_DEBUG, value: 'True'}`,
        "  - option_name: LEVEL",
        "    value: info",
        "  - {namespace: 'aws:autoscaling:asg', option_name: MinSize, value: 2}",
        "  - not an option",
      ),
    }),
    sees: [{ variables: { DJANGO_DEBUG: "True", LEVEL: "info" } }],
  },
  "options of .ebextensions as JSON": {
    stack: deploys(),
    files: inApp({
      ".ebextensions/django.config": JSON.stringify({
        option_settings: [{ option_name: "DJANGO_DEBUG", value: "1" }],
      }),
    }),
    sees: [{ variables: { DJANGO_DEBUG: "1" } }],
  },
  "the last of .ebextensions by name, below its template and its own options": {
    stack: [
      ...deploys().slice(0, 2),
      resource("aws:elasticbeanstalk/configurationTemplate:ConfigurationTemplate", "base", {
        name: "base",
        settings: [option("DJANGO_B", "template"), option("DJANGO_C", "template")],
      }),
      resource("aws:elasticbeanstalk/environment:Environment", "shop", {
        version: "shop-1",
        templateName: "base",
        settings: [option("DJANGO_C", "own")],
      }),
    ],
    files: inApp({
      ".ebextensions/02.config": lines("option_settings:", "  - {option_name: DJANGO_A, value: second}"),
      ".ebextensions/01.config": lines(
        "option_settings:",
        ...["A", "B", "C"].map((name) => `  - {option_name: DJANGO_${name}, value: first}`),
      ),
      ".ebextensions/unread/03.config": lines("option_settings:", "  - {option_name: DJANGO_A, value: third}"),
      ".ebextensions/commands.config": lines("container_commands:", "  01: {command: python manage.py migrate}"),
    }),
    sees: [{ variables: { DJANGO_A: "second", DJANGO_B: "template", DJANGO_C: "own" } }],
  },
  "a .env file, below all options": {
    stack: deploys(option("DJANGO_B", "own")),
    files: inApp({
      ".env": "DJANGO_A='dotenv'\nDJANGO_B=dotenv\nDJANGO_C=dotenv\n",
      ".ebextensions/django.config": lines("option_settings:", "  - {option_name: DJANGO_C, value: option}"),
      "config/settings.py": "",
      "config/.env": "DJANGO_D=1",
      "frontend/.env": "DJANGO_E=1",
      ".env.example": "DJANGO_F=1",
    }),
    sees: [{ variables: { DJANGO_A: "dotenv", DJANGO_B: "own", DJANGO_C: "option", DJANGO_D: "1" } }],
  },
  "a bundle that the program puts together": {
    stack: [
      bundle(archive({ assets: { Procfile: asset({ text: "web: gunicorn config.wsgi" }) } })),
      version(),
      environment(),
    ],
    sees: [{ command: "gunicorn config.wsgi" }],
  },
  "a bundle that its version depends on": {
    stack: [
      bundle(archive({ path: "app" })),
      resource("aws:s3/bucketObjectv2:BucketObjectv2", "other", { key: "other", content: "" }),
      version({ name: UNKNOWN, key: output(bundle(archive({ path: "app" })), "key") }),
      resource("aws:elasticbeanstalk/environment:Environment", "shop", { version: output(version(), "name") }),
    ],
    files: inApp({ Procfile: "web: gunicorn config.wsgi" }),
    sees: [{ command: "gunicorn config.wsgi" }],
  },
  "nothing of a bundle that is uploaded elsewhere": {
    stack: [version(), environment(option("DJANGO_DEBUG", "1"))],
    files: inApp({ Procfile: "web: gunicorn config.wsgi" }),
    sees: [{ variables: { DJANGO_DEBUG: "1" } }],
  },
  "nothing of a bundle where no file may be read": { stack: deploys(), sees: [{ runsDjango: false }] },
  "which of its extensions is no YAML": {
    stack: deploys(option("DJANGO_DEBUG", "1")),
    files: inApp({ ".ebextensions/django.config": "option_settings: [\n" }),
    sees: [{ command: "?", variables: { DJANGO_DEBUG: "1" } }],
    undecided: /^\.ebextensions\/django\.config is not valid YAML at line \d$/,
  },
  "nothing of extensions that hold something else": {
    stack: deploys(option("DJANGO_DEBUG", "1")),
    files: inApp({
      ".ebextensions/1.config": "- a\n",
      ".ebextensions/2.config": "option_settings: text\n",
      ".ebextensions/3.config": "option_settings: {a: 1, b: [2]}\n",
      ".ebextensions/4.config": "",
    }),
    sees: [{ variables: { DJANGO_DEBUG: "1" } }],
  },
  "which of two versions it is that is not known": {
    stack: [
      bundle(archive({ path: "app" })),
      version({ name: UNKNOWN }),
      resource("aws:elasticbeanstalk/environment:Environment", "shop", {
        version: UNKNOWN,
        settings: [option("DJANGO_DEBUG", "1")],
      }),
    ],
    files: inApp({ Procfile: "web: gunicorn config.wsgi" }),
    sees: [{ command: "?", variables: { DJANGO_DEBUG: "1" } }],
    undecided: /version is not known before the update/,
  },
};

const lambda = (properties: Fixture["properties"]): Fixture =>
  resource("aws:lambda/function:Function", "shop", { runtime: "python3.13", ...properties });
const code = archive({ path: "app" });
const webAdapter = { variables: { AWS_LAMBDA_EXEC_WRAPPER: "/opt/bootstrap" } };
const adapted = { AWS_LAMBDA_EXEC_WRAPPER: "/opt/bootstrap" };

const functions: Readonly<Record<string, Expected>> = {
  "its start script": {
    stack: [lambda({ handler: "run.sh", code, environment: webAdapter })],
    files: inApp({
      "run.sh": lines("#!/bin/bash", "export DEBUG=True", "exec python -m gunicorn config.wsgi"),
    }),
    sees: [
      {
        command: "sh -c export DEBUG=True\ngunicorn config.wsgi",
        variables: { ...adapted, DEBUG: "True" },
      },
    ],
  },
  "the application that its handler's module imports": {
    stack: [lambda({ handler: "main.handler", code })],
    files: inApp({
      "main.py": lines(
        "from mangum import Mangum",
        "from shop.config.asgi import application",
        "handler = Mangum(application)",
      ),
    }),
    sees: [{ command: "shop.config.asgi.application" }],
  },
  "the application that its handler's module makes": {
    stack: [lambda({ handler: "api/main.handler", code })],
    files: inApp({ "api/main.py": lines("import os", "from django.core.wsgi import get_wsgi_application") }),
    sees: [{ command: "django.core.wsgi.get_wsgi_application" }],
  },
  "the module that its handler's module imports": {
    stack: [lambda({ handler: "main.handler", code })],
    files: inApp({ "main.py": lines("import apig_wsgi", "import config.wsgi") }),
    sees: [{ command: "config.wsgi.application" }],
  },
  "the application that serverless-wsgi is configured with": {
    stack: [lambda({ handler: "wsgi_handler.handler", code })],
    files: inApp({ ".serverless-wsgi": '{"app": "config.wsgi.application"}' }),
    sees: [{ command: "wsgi_handler.handler config.wsgi.application" }],
  },
  "an application of another framework": {
    stack: [lambda({ handler: "wsgi_handler.handler", code })],
    files: inApp({ ".serverless-wsgi": '{"app": "api.app"}' }),
    sees: [{ command: "wsgi_handler.handler api.app", runsDjango: false }],
  },
  "a handler that wraps something else": {
    stack: [lambda({ handler: "main.handler", code })],
    files: inApp({ "main.py": lines("from starlette.middleware.wsgi import WSGIMiddleware") }),
    sees: [{ command: "main.handler", runsDjango: false }],
  },
  "its .env file": {
    stack: [lambda({ handler: "config.asgi.handler", code, environment: { variables: { DEBUG: "False" } } })],
    files: inApp({ ".env": "DEBUG=True\nLEVEL=info" }),
    sees: [{ command: "config.asgi.handler", variables: { LEVEL: "info", DEBUG: "False" } }],
  },
  "code that the program puts together": {
    stack: [
      lambda({
        handler: "main.handler",
        code: archive({ assets: { "main.py": asset({ text: "from config.asgi import application" }) } }),
      }),
    ],
    sees: [{ command: "config.asgi.application" }],
  },
  "code that the program uploads": {
    stack: [bundle(archive({ path: "app" })), lambda({ handler: "main.handler", s3Bucket: UNKNOWN, s3Key: "app.zip" })],
    files: inApp({ "main.py": "from config.asgi import application" }),
    sees: [{ command: "config.asgi.application" }],
  },
  "nothing of code that is not seen": {
    stack: [lambda({ handler: "main.handler", code })],
    sees: [{ command: "main.handler", runsDjango: false }],
  },
  "nothing of code that is not known": {
    stack: [lambda({ handler: "main.handler", code: UNKNOWN })],
    files: {},
    sees: [{ command: "main.handler", runsDjango: false }],
  },
};

for (const [service, table] of Object.entries({
  "an Elastic Beanstalk environment": beanstalk,
  "a function": functions,
})) {
  describe(`${service} takes from its bundle`, () => {
    for (const [title, { sees, undecided, ...given }] of Object.entries(table)) {
      it(title, () => {
        assert.deepEqual(
          seen(given),
          sees.map((each) => ({ ...shop, ...each })),
        );
        assert.match(containersIn(given).undecided ?? "", undecided ?? /^$/);
      });
    }
  });
}

describe("the files of what a bundle runs", () => {
  const sources: Readonly<Record<string, readonly [given: Given, names: readonly string[]]>> = {
    "are those of the folder that it is made of": [
      { stack: deploys(), files: inApp({ "manage.py": "" }) },
      ["var/app/current/manage.py app/manage.py"],
    ],
    "are those of the zip archive that it is": [
      { stack: [lambda({ handler: "a.b", code: archive({ path: "app.zip" }) })], files: { "app.zip/a.py": "" } },
      ["var/task/a.py app.zip/a.py"],
    ],
    "are those of the folder, and those that the program adds": [
      {
        stack: [
          lambda({
            handler: "a.b",
            code: archive({ assets: { ".": archive({ path: "app" }), Procfile: asset({ text: "web: a" }) } }),
          }),
        ],
        files: inApp({ "a.py": "" }),
      },
      ["var/task/a.py app/a.py", "var/task/Procfile /var/task/Procfile"],
    ],
    "are those of several folders": [
      {
        stack: [
          lambda({
            handler: "a.b",
            code: archive({ assets: { a: archive({ path: "app" }), "b.py": asset({ path: "b.py" }) } }),
          }),
        ],
        files: { ...inApp({ "a.py": "" }), "b.py": "", "c.py": "" },
      },
      ["var/task/a/a.py app/a.py", "var/task/b.py b.py"],
    ],
  };
  for (const [title, [given, names]] of Object.entries(sources)) {
    it(title, () => {
      const files = containersIn(given).containers[0]?.contents?.files;
      assert.deepEqual(
        files?.list("/")?.map((path) => `${path} ${files.nameOf(path)}`),
        names,
      );
    });
  }
});

import policy from "../../../policies/critical-settings/settings-module-loads";
import { django, output, rawTaskDefinition, resource, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const settings = { djangoProject: "backend" };
const configuration = { settings };
const source = (...lines: readonly string[]): Readonly<Record<string, string>> => ({
  "backend/config/settings/production.py": lines.join("\n"),
});
const image = resource("docker:index/image:Image", "shop", { imageName: "shop:1", build: { context: "backend" } });
const built = rawTaskDefinition("shop", [
  {
    name: "web",
    image: output(image, "imageName"),
    command: ["gunicorn", "config.wsgi"],
    environment: [{ name: "DJANGO_SETTINGS_MODULE", value: "config.settings.production" }],
  },
]);

export default cases(policy, {
  accepts: {
    "a module in the folder that the shared settings name": {
      stack: [django({})],
      configuration,
      files: source("DEBUG = False", "CSRF_COOKIE_SECURE = True", "SESSION_COOKIE_SECURE = True"),
    },
    "a module in the image": {
      stack: [image, built],
      files: { ...source("DEBUG = False"), "backend/Dockerfile": "FROM python:3.13\nWORKDIR /app\nCOPY . ." },
    },
    "a variable that comes from a secret": {
      stack: [django({}, { secrets: { DJANGO_SECRET_KEY: "key" } })],
      configuration,
      files: source("import os", 'SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]'),
    },
  },
  rejects: {
    "a variable that is missing": {
      stack: [django({})],
      configuration,
      files: source("import os", 'SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]'),
      finds: {
        shop: "container web: backend/config/settings/production.py:2: it raises KeyError: DJANGO_SECRET_KEY",
      },
    },
    "a syntax error": {
      stack: [django({})],
      configuration,
      files: source("DEBUG = False", "ALLOWED_HOSTS = ["),
      finds: { shop: "container web: backend/config/settings/production.py:2: it is not valid Python" },
    },
  },
  notApplicable: {
    "a module that is not seen": [django({})],
    "no Django container": {
      stack: [resource("aws:sqs/queue:Queue", "jobs")],
      configuration,
      files: source("DEBUG = 1"),
    },
  },
  undecided: {
    "which module it is": {
      stack: [
        rawTaskDefinition("shop", [
          {
            name: "web",
            command: ["gunicorn", "config.wsgi"],
            environment: [{ name: "DJANGO_SETTINGS_MODULE", value: UNKNOWN }],
          },
        ]),
      ],
      configuration,
      files: source("DEBUG = False"),
      at: { shop: "DJANGO_SETTINGS_MODULE is not known before the update" },
    },
  },
});

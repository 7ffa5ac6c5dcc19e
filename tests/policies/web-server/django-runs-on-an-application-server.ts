import policy from "../../../policies/web-server/django-runs-on-an-application-server";
import { rawTaskDefinition, resource, taskDefinition, UNKNOWN, type Fixture } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const runs = (...command: string[]): Fixture => taskDefinition("shop", { command });
const rejected = (...command: string[]): RejectedCase => ({
  stack: [runs(...command)],
  finds: { shop: "container web: the command starts runserver" },
});

export default cases(policy, {
  accepts: {
    gunicorn: [runs("gunicorn", "config.wsgi:application", "--bind", "0.0.0.0:8000")],
    uvicorn: [runs("uvicorn", "config.asgi:application")],
    "migrations before the server": [runs("sh", "-c", "python manage.py migrate && exec gunicorn config.wsgi")],
    "a server by its path": [runs("/venv/bin/daphne", "config.asgi:application")],
    "a management command": [runs("python", "manage.py", "migrate")],
    "a task worker": [runs("python", "manage.py", "qcluster")],
    "a command that the image decides": [
      taskDefinition("shop", { environment: { DJANGO_SETTINGS_MODULE: "config.settings" } }),
    ],
  },
  rejects: {
    runserver: rejected("python", "manage.py", "runserver", "0.0.0.0:8000"),
    "runserver by django-admin": rejected("django-admin", "runserver"),
    "runserver by the django module": rejected("python", "-m", "django", "runserver"),
    runserver_plus: rejected("python", "manage.py", "runserver_plus"),
    "runserver wrapped in a shell": rejected(
      "sh",
      "-c",
      "python manage.py migrate && python manage.py runserver 0:8000",
    ),
    "runserver in one text": rejected("./manage.py runserver"),
    "runserver split between entry point and command": {
      stack: [
        rawTaskDefinition("shop", [{ name: "web", entryPoint: ["python", "manage.py"], command: ["runserver"] }]),
      ],
      finds: { shop: "container web: the command starts runserver" },
    },
    "runserver on App Runner": {
      stack: [
        resource("aws:apprunner/service:Service", "runner", {
          sourceConfiguration: {
            imageRepository: { imageConfiguration: { startCommand: "python manage.py runserver" } },
          },
        }),
      ],
      finds: { runner: "the command starts runserver" },
    },
  },
  notApplicable: {
    "an application that is not Django": [runs("gunicorn", "app:app")],
    "a Celery worker that shows nothing of Django": [runs("celery", "-A", "tasks", "worker")],
    "Flask's development server": [runs("flask", "run")],
  },
  undecided: {
    "the command": {
      stack: [
        rawTaskDefinition("shop", [
          {
            name: "web",
            command: UNKNOWN,
            environment: [{ name: "DJANGO_SETTINGS_MODULE", value: "config.settings" }],
          },
        ]),
      ],
      at: { shop: "containerDefinitions[0].command is not known before the update" },
    },
    "one task, next to another that is known": {
      stack: [rawTaskDefinition("late", UNKNOWN), runs("python", "manage.py", "runserver")],
      at: { late: "containerDefinitions is not known before the update" },
      finds: { shop: "container web: the command starts runserver" },
    },
    "a first container, next to a second": {
      stack: [rawTaskDefinition("shop", [UNKNOWN, { name: "web", command: ["python", "manage.py", "runserver"] }])],
      at: { shop: "containerDefinitions[0] is not known before the update" },
      finds: { shop: "container web: the command starts runserver" },
    },
  },
});

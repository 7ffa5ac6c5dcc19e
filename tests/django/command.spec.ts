import assert from "node:assert/strict";
import {
  applicationModule,
  djangoProcess,
  showsDjango,
  variablesSetBy,
  type DjangoProcess,
} from "../../src/django/command";

const commands: readonly [words: readonly string[], process: DjangoProcess | undefined, isDjango: boolean][] = [
  [["python", "manage.py", "runserver"], "runserver", true],
  [["python", "manage.py", "runserver", "0.0.0.0:8000"], "runserver", true],
  [["./manage.py runserver"], "runserver", true],
  [["django-admin", "runserver"], "runserver", true],
  [["python", "-m", "django", "runserver"], "runserver", true],
  [["python", "manage.py", "runserver_plus"], "runserver", true],
  [["sh", "-c", "python manage.py migrate && python manage.py runserver 0:8000"], "runserver", true],
  [["gunicorn", "config.wsgi"], "server", true],
  [["gunicorn", "config.wsgi:application"], "server", true],
  [["uvicorn", "config.asgi:application", "--host", "0.0.0.0"], "server", true],
  [["/venv/bin/daphne", "config.asgi:application"], "server", true],
  [["sh", "-c", "python manage.py migrate && exec gunicorn config.wsgi"], "server", true],
  [["bash", "-lc", "'gunicorn' config.wsgi"], "server", true],
  [["python", "-m", "gunicorn", "config.wsgi"], "server", true],
  [["gunicorn", "app:app"], "server", false],
  [["gunicorn", "wsgi:app"], "server", false],
  [["celery", "-A", "config", "worker"], "worker", false],
  [["python", "-m", "celery", "-A", "config", "beat"], "worker", false],
  [["python", "manage.py", "qcluster"], "worker", true],
  [["python", "manage.py", "rqworker"], "worker", true],
  [["python", "manage.py", "migrate"], "command", true],
  [["django-admin", "clearsessions"], "command", true],
  [["uwsgi", "--http", ":8000", "--module", "config.wsgi:application"], "server", true],
  [["uwsgi", "--wsgi-file", "config/wsgi.py"], "server", true],
  [["uwsgi", "--ini", "uwsgi.ini"], "server", false],
  [["hypercorn", "config.asgi:application"], "server", true],
  [["granian", "--interface", "wsgi", "config.wsgi:application"], "server", true],
  [["waitress-serve", "--port=8000", "config.wsgi:application"], "server", true],
  [["python3.13", "-u", "-X", "dev", "-m", "uvicorn", "config.asgi:application"], "server", true],
  [["/opt/venv/bin/python", "/srv/manage.py", "--settings", "config.settings", "runserver"], "runserver", true],
  [["django-admin", "--pythonpath=.", "runserver", "0:8000"], "runserver", true],
  [["python", "manage.py", "testserver", "data.json"], "runserver", true],
  [["python", "-m", "debugpy", "--listen", "0.0.0.0:5678", "manage.py", "runserver"], "runserver", true],
  [["coverage", "run", "--source", "shop", "manage.py", "runserver"], "runserver", true],
  [["gunicorn config.wsgi --workers 3"], "server", true],
  [["sh", "-c", "exec gunicorn config.wsgi -b 0.0.0.0:$PORT"], "server", true],
  [["bash", "-exo", "pipefail", "-c", "gunicorn config.wsgi"], "server", true],
  [["sh", "-c", "sh -c 'gunicorn config.wsgi'"], "server", true],
  [["/bin/sh", "-c", 'exec "$@"', "--", "gunicorn", "config.wsgi"], "server", true],
  [["env", "-u", "HOME", "DEBUG=1", "gunicorn", "config.wsgi"], "server", true],
  [["newrelic-admin", "run-program", "gunicorn", "config.wsgi"], "server", true],
  [["opentelemetry-instrument", "--traces_exporter", "console", "gunicorn", "config.wsgi"], "server", true],
  [["ddtrace-run", "gunicorn", "config.wsgi"], "server", true],
  [["poetry", "run", "python", "manage.py", "runserver"], "runserver", true],
  [["uv", "run", "--no-dev", "--with", "x", "gunicorn", "config.wsgi"], "server", true],
  [["uv", "run", "-m", "gunicorn", "config.wsgi"], "server", true],
  [["pipenv", "run", "gunicorn", "config.wsgi"], "server", true],
  [["dumb-init", "--", "gunicorn", "config.wsgi"], "server", true],
  [["/sbin/tini", "-g", "--", "/usr/bin/env", "gunicorn", "config.wsgi"], "server", true],
  [["su-exec", "django", "gunicorn", "config.wsgi"], "server", true],
  [["gosu", "django:django", "gunicorn", "config.wsgi"], "server", true],
  [["timeout", "-s", "INT", "30", "python", "manage.py", "migrate"], "command", true],
  [["wait-for-it.sh", "db:5432", "-t", "30", "--", "gunicorn", "config.wsgi"], "server", true],
  [["/entrypoint.sh", "gunicorn", "config.wsgi"], "server", true],
  [["unknown-agent", "--flag", "--", "gunicorn", "config.wsgi"], "server", true],
  [["sh", "-c", 'if [ -n "$A" ]; then python manage.py migrate; fi; gunicorn config.wsgi'], "server", true],
  [["sh", "-c", "case $1 in gunicorn) echo no;; esac"], undefined, false],
  [["sh", "-c", "# gunicorn config.wsgi\necho gunicorn config.wsgi"], undefined, false],
  [["sh", "-c", "DJANGO_SETTINGS_MODULE=config.settings uvicorn app:app"], "server", true],
  [["config.asgi.handler"], "server", true],
  [["zappa.handler.lambda_handler"], "server", false],
  [["python", "-m", "awslambdaric", "app.handler"], "server", false],
  [["celery", "-A", "config", "beat", "-l", "info"], "worker", false],
  [["python", "manage.py", "rqworker", "default"], "worker", true],
  [["python", "-m", "rq.cli", "worker"], undefined, false],
  [["dramatiq", "shop.tasks"], "worker", false],
  [["python", "server.py"], undefined, false],
  [["python", "-c", "import django"], undefined, false],
  [["nginx", "-g", "daemon off;"], undefined, false],
  [["node", "server.js"], undefined, false],
  [["flask", "run"], undefined, false],
  [["my-runserver"], undefined, false],
  [["notgunicorn", "config.wsgi"], undefined, false],
  [[], undefined, false],
];

describe("a command", () => {
  for (const [words, process, isDjango] of commands) {
    it(`${words.join(" ") || "nothing"}: ${process ?? "nothing of Django's"}`, () => {
      assert.deepEqual([djangoProcess(words), showsDjango(words)], [process, isDjango]);
    });
  }
});

const settings: readonly [words: readonly string[], variables: Readonly<Record<string, string>>][] = [
  [["gunicorn", "config.wsgi"], {}],
  [["env", "DEBUG=1", "gunicorn", "config.wsgi"], { DEBUG: "1" }],
  [["sh", "-c", "export A=b; DEBUG=1 gunicorn config.wsgi"], { A: "b", DEBUG: "1" }],
  [["sh", "-c", "DEBUG=1 python manage.py migrate && gunicorn config.wsgi"], {}],
  [["sh", "-c", "A=b; gunicorn config.wsgi"], {}],
  [["python", "manage.py", "runserver", "--settings", "config.local"], { DJANGO_SETTINGS_MODULE: "config.local" }],
  [["python", "manage.py", "runserver", "--settings=config.local"], { DJANGO_SETTINGS_MODULE: "config.local" }],
  [["django-admin", "check", "--configuration=Local"], { DJANGO_CONFIGURATION: "Local" }],
  [["gunicorn", "-e", "A=b=c", "--env", "D=e", "config.wsgi"], { A: "b=c", D: "e" }],
];

describe("a command serves", () => {
  const served: Readonly<Record<string, string | undefined>> = {
    "gunicorn config.wsgi": "config.wsgi",
    "python manage.py migrate && gunicorn -b :8000 config.wsgi:application": "config.wsgi",
    "uvicorn shop.asgi:application --host 0.0.0.0": "shop.asgi",
    "uwsgi --module=shop.wsgi:application": "shop.wsgi",
    "gunicorn app:app": undefined,
    "python manage.py runserver": undefined,
    "celery -A config worker": undefined,
  };
  for (const [command, module] of Object.entries(served)) {
    it(`${command}: ${module ?? "no module that it shows"}`, () => {
      assert.equal(applicationModule(["sh", "-c", command]), module);
    });
  }
});

describe("a command sets for its main program", () => {
  for (const [words, variables] of settings) {
    it(`${words.join(" ")}: ${Object.keys(variables).join(", ") || "nothing"}`, () => {
      assert.deepEqual(Object.fromEntries(variablesSetBy(words)), variables);
    });
  }
});

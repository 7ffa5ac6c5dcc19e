import assert from "node:assert/strict";
import { djangoProcess, showsDjango, type DjangoProcess } from "../../../src/model/django/command";

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

import assert from "node:assert/strict";
import { portListenedOn } from "../../../src/django/server/port";

const ports: Readonly<Record<string, number | undefined>> = {
  "gunicorn config.wsgi": 8000,
  "gunicorn config.wsgi --bind 0.0.0.0:8080 --workers 3": 8080,
  "gunicorn --bind=:5000 config.wsgi": 5000,
  "/venv/bin/gunicorn -b 127.0.0.1:9000 config.wsgi": 9000,
  "sh -c python manage.py migrate && exec gunicorn -b [::]:8001 config.wsgi": 8001,
  "gunicorn --bind unix:/run/app.sock config.wsgi": undefined,
  "gunicorn --bind 0.0.0.0:$PORT config.wsgi": undefined,
  "gunicorn -b :8000 -b :8001 config.wsgi": undefined,
  "uvicorn config.asgi:application --host 0.0.0.0 --port 8080": 8080,
  "uvicorn config.asgi:application --uds /run/app.sock": undefined,
  "daphne -p 8001 config.asgi:application": 8001,
  "daphne config.asgi:application": 8000,
  "python manage.py runserver 0.0.0.0:8080": 8080,
  "python manage.py runserver": 8000,
  "python manage.py migrate": undefined,
  "celery -A config worker": undefined,
};

describe("a Django container listens on", () => {
  for (const [command, port] of Object.entries(ports)) {
    it(`${port ?? "no port that shows"}: ${command}`, () => {
      assert.equal(portListenedOn(command.split(" ")), port);
    });
  }
});

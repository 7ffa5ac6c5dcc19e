import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "django-runs-on-an-application-server",
  title: "Django runs on an application server",
  problem: "Django runs on its development server",
  section: "web-server",
  severity: "critical",
  enforcement: "mandatory",
  why: "runserver is not meant for production: it has had no security audit and no performance tests.",
  fix: "Start gunicorn, uvicorn, daphne or another WSGI or ASGI server.",
  django: { chapter: "Switch away from manage.py runserver" },

  on: "djangoApps",
  check(app) {
    if (app.process === "runserver") return "the command starts runserver";
  },
});

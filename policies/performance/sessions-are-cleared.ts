import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "sessions-are-cleared",
  title: "Expired sessions are cleared on a schedule",
  problem: "Expired sessions are never cleared",
  section: "performance",
  severity: "low",
  enforcement: "advisory",
  why: "Django does not delete expired sessions, so the table grows until it slows down the site.",
  fix: "Run manage.py clearsessions daily, for example with an EventBridge schedule that starts a task.",
  django: { chapter: "Sessions" },

  on: "djangoApps",
  when: (app) => app.servesRequests && app.keepsSessionsInDatabase,
  check(app) {
    if (!app.sessionsAreCleared)
      return `${app.settings.SESSION_ENGINE.variable} keeps sessions in the database, and no schedule runs clearsessions`;
  },
});

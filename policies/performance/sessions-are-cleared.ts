import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "sessions-are-cleared",
  title: "Expired sessions are cleared on a schedule",
  problem: "Expired sessions are never cleared",
  section: "performance",
  severity: "low",
  enforcement: "advisory",
  why: "Django never deletes expired sessions by itself; the table grows until it slows the site down.",
  fix: "Run manage.py clearsessions daily, for example by an EventBridge schedule that runs the task.",
  django: { chapter: "Sessions" },

  on: "djangoApps",
  when: (app) => app.servesRequests && app.keepsSessionsInDatabase,
  check(app) {
    if (!app.sessionsAreCleared)
      return `${app.settings.SESSION_ENGINE.variable} keeps sessions in the database and no schedule clears them`;
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "sessions-are-cached",
  title: "Sessions are read from a cache",
  problem: "Every request reads its session from the database",
  section: "performance",
  severity: "low",
  enforcement: "advisory",
  why: "Every request of somebody who is logged in reads the session from the database.",
  fix: "Use django.contrib.sessions.backends.cached_db, or cache.",
  django: "checklist: Sessions",

  on: "djangoApps",
  when: (app) => app.servesRequests && app.settings.SESSION_ENGINE.isPlain,
  *check(app) {
    for (const { variable } of app.settings.SESSION_ENGINE.where((engine) => engine.keptIn === "database"))
      yield `${variable} reads every session from the database`;
  },
});

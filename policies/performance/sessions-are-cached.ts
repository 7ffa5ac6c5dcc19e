import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "sessions-are-cached",
  title: "Sessions are read from a cache",
  problem: "Every request reads its session from the database",
  section: "performance",
  severity: "low",
  enforcement: "advisory",
  why: "Every request of somebody who is logged in reads the session from the database.",
  fix: "Use django.contrib.sessions.backends.cached_db, or cache.",
  django: { chapter: "Sessions" },

  on: setting("SESSION_ENGINE"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value }) {
    if (value.keptIn === "database") return `${variable} reads every session from the database`;
  },
});

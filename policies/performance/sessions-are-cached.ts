import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "sessions-are-cached",
  title: "Sessions are read from a cache",
  problem: "Every request reads its session from the database",
  section: "performance",
  severity: "low",
  enforcement: "advisory",
  why: "The query slows down every request of a user who is logged in.",
  fix: "Set SESSION_ENGINE to django.contrib.sessions.backends.cached_db or django.contrib.sessions.backends.cache.",
  django: { chapter: "Sessions" },

  on: setting("SESSION_ENGINE"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value }) {
    if (value.keptIn === "database") return `${variable} selects the db backend`;
  },
});

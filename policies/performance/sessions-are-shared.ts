import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "sessions-are-shared",
  title: "Containers and processes share sessions",
  problem: "Sessions are not shared",
  section: "performance",
  severity: "high",
  enforcement: "advisory",
  why: "Users are logged out whenever another container or process answers, and at every deployment.",
  fix: "Keep sessions in the database, or in a cache server such as Redis.",
  django: { chapter: "Sessions" },

  on: setting("SESSION_ENGINE"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value, app }) {
    const apart = app.keptApart(value.isOnlyCached && app.cacheIsInMemory ? "memory" : value.keptIn);
    if (apart) return `${variable} keeps sessions ${apart}`;
  },
});

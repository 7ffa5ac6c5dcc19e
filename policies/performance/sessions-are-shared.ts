import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "sessions-are-shared",
  title: "All containers share sessions",
  problem: "Containers do not share sessions",
  section: "performance",
  severity: "high",
  enforcement: "advisory",
  why: "People are logged out whenever another container answers, and all of them at every deployment.",
  fix: "Keep sessions in the database, or in a cache that is a server of its own.",
  django: { chapter: "Sessions" },

  on: setting("SESSION_ENGINE"),
  when: ({ app }) => app.servesRequests,
  *check({ variable, value, app }) {
    if (value.keptIn === "files" && app.separateDisks)
      yield `${variable} keeps sessions in files of each container, and there are ${app.separateDisks}`;
    if (value.isOnlyCached && app.cacheIsInMemory && app.separateMemories)
      yield `${variable} keeps sessions in the memory of each process, and there are ${app.separateMemories}`;
  },
});

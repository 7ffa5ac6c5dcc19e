import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "sessions-are-shared",
  title: "All containers share sessions",
  problem: "Containers do not share sessions",
  section: "performance",
  severity: "high",
  enforcement: "advisory",
  why: "People are logged out whenever another container answers, and all of them at every deployment.",
  fix: "Keep sessions in the database, or in a cache that is a server of its own.",
  django: "checklist: Sessions",

  on: "djangoApps",
  when: (app) => app.servesRequests && app.settings.SESSION_ENGINE.isPlain,
  *check(app) {
    const { SESSION_ENGINE, CACHE_BACKEND } = app.settings;
    for (const { variable } of SESSION_ENGINE.where((engine) => engine.keptIn === "files")) {
      if (app.separateDisks)
        yield `${variable} keeps sessions in files of each container, and there are ${app.separateDisks}`;
    }
    for (const { variable } of SESSION_ENGINE.where((engine) => engine.isOnlyCached)) {
      if (CACHE_BACKEND.isPlain && CACHE_BACKEND.value.keptIn === "memory" && app.separateMemories)
        yield `${variable} keeps sessions in the memory of each process, and there are ${app.separateMemories}`;
    }
  },
});

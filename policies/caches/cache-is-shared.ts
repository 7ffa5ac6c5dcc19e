import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "cache-is-shared",
  title: "All processes share one cache",
  problem: "Processes do not share the cache",
  section: "caches",
  severity: "medium",
  enforcement: "advisory",
  why: "A cache in one process's memory is empty in the others: counters, locks and invalidations are wrong half of the time.",
  fix: "Use Redis, Valkey or Memcached.",
  django: "checklist: CACHES",

  on: "djangoApps",
  when: (app) => app.settings.CACHE_BACKEND.isPlain,
  *check(app) {
    for (const { variable, value } of app.settings.CACHE_BACKEND.where(({ keptIn }) => keptIn !== "server")) {
      if (value.keptIn === "nowhere") yield `${variable} is the dummy cache, which keeps nothing`;
      if (value.keptIn === "memory" && app.separateMemories)
        yield `${variable} keeps the cache in the memory of each process, and there are ${app.separateMemories}`;
      if (value.keptIn === "files" && app.separateDisks)
        yield `${variable} keeps the cache in files of each container, and there are ${app.separateDisks}`;
    }
  },
});

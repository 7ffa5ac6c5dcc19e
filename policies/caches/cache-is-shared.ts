import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "cache-is-shared",
  title: "All processes share one cache",
  problem: "Processes do not share the cache",
  section: "caches",
  severity: "medium",
  enforcement: "advisory",
  why: "A cache in one process's memory is empty in the others: counters, locks and invalidations are wrong half of the time.",
  fix: "Use Redis, Valkey or Memcached.",
  django: { chapter: "CACHES" },

  on: setting("CACHE_BACKEND"),
  check({ variable, value: { keptIn }, app }) {
    if (keptIn === "nowhere") return `${variable} is the dummy cache, which keeps nothing`;
    if (keptIn === "memory" && app.separateMemories)
      return `${variable} keeps the cache in the memory of each process, and there are ${app.separateMemories}`;
    if (keptIn === "files" && app.separateDisks)
      return `${variable} keeps the cache in files of each container, and there are ${app.separateDisks}`;
  },
});

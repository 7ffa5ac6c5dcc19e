import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "cache-is-shared",
  title: "All processes share one cache",
  problem: "The cache is not shared",
  section: "caches",
  severity: "medium",
  enforcement: "advisory",
  why: "A cache in one process's memory is empty in the others, so counters, locks and invalidation do not work.",
  fix: "Use Redis, Valkey or Memcached.",
  django: { chapter: "CACHES" },

  on: setting("CACHE_BACKEND"),
  check({ variable, value, app }) {
    if (value.keptIn === "nowhere") return `${variable} selects the dummy cache, which stores nothing`;
    const apart = app.keptApart(value.keptIn);
    if (apart) return `${variable} keeps the cache ${apart}`;
  },
});

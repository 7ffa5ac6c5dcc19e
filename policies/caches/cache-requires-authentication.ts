import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "cache-requires-authentication",
  title: "Redis and Valkey require a password",
  problem: "The cache accepts clients without a password",
  section: "caches",
  severity: "high",
  enforcement: "mandatory",
  why: "Anyone who reaches an open Redis can read sessions and, if values are pickled, run code in Django.",
  fix: "Give a replication group an `authToken` from a secret, or `userGroupIds` (in MemoryDB, an `aclName`) whose users all need a password.",
  django: { chapter: "CACHES" },

  on: "caches",
  when: (cache) => !cache.isMember && cache.engine !== "memcached",
  *check(cache) {
    yield* cache.openAccess;
  },
});

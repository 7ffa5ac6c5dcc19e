import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "cache-requires-authentication",
  title: "Redis and Valkey require a password",
  problem: "The cache accepts clients without a password",
  section: "caches",
  severity: "high",
  enforcement: "mandatory",
  why: "Whoever reaches an open Redis can read sessions, and with pickled values run code in Django.",
  fix: "Use a replication group with an auth token from a secret, or with user groups.",
  django: { chapter: "CACHES" },

  on: "caches",
  when: (cache) => !cache.isMember && cache.engine !== "memcached",
  check(cache) {
    if (!cache.authenticates) return "it lets every client in without a password";
  },
});

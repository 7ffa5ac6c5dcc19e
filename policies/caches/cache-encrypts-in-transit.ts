import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "cache-encrypts-in-transit",
  title: "Caches encrypt connections",
  problem: "Connections to the cache are not encrypted",
  section: "caches",
  severity: "high",
  enforcement: "mandatory",
  why: "Sessions and the cache's password cross the network in plain text.",
  fix: "Set `transitEncryptionEnabled: true` (AWS refuses it for Redis outside a replication group), remove `transitEncryptionMode` or set it to `required`, and use rediss:// in Django's settings.",
  django: { chapter: "CACHES" },

  on: "caches",
  when: (cache) => !cache.isMember,
  check(cache) {
    return cache.plainTextAccess;
  },
});

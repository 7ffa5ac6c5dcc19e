import policy from "../../../policies/caches/cache-encrypts-in-transit";
import { output, redis, resource, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const token = resource("random:index/randomPassword:RandomPassword", "token", { length: 32 });
const finds = { cache: "`transitEncryptionEnabled` is not `true`" };

export default cases(policy, {
  accepts: {
    encryption: [token, redis("cache", { transitEncryptionEnabled: true, authToken: output(token, "result") })],
    "encryption that every client has to use": [
      redis("cache", { transitEncryptionEnabled: true, transitEncryptionMode: "required" }),
    ],
    "encryption as text": [redis("cache", { transitEncryptionEnabled: "true" })],
    "a serverless cache, which always encrypts": [
      resource("aws:elasticache/serverlessCache:ServerlessCache", "cache", { engine: "valkey" }),
    ],
    "MemoryDB, which encrypts by default": [resource("aws:memorydb/cluster:Cluster", "cache")],
  },
  rejects: {
    "nothing said": { stack: [redis()], finds },
    "encryption turned off": { stack: [redis("cache", { transitEncryptionEnabled: false })], finds },
    "MemoryDB with TLS turned off": {
      stack: [resource("aws:memorydb/cluster:Cluster", "cache", { tlsEnabled: false })],
      finds: { cache: "`tlsEnabled` is `false`" },
    },
    "a mode in which clients need not use it": {
      stack: [redis("cache", { transitEncryptionEnabled: true, transitEncryptionMode: "preferred" })],
      finds: { cache: "`transitEncryptionMode` is `preferred`, which accepts plain text too" },
    },
    "memcached without TLS": {
      stack: [resource("aws:elasticache/cluster:Cluster", "cache", { engine: "memcached" })],
      finds,
    },
  },
  notApplicable: {
    "a region of a global datastore, which encrypts as the first one does": [
      redis("cache", { globalReplicationGroupId: "world" }),
    ],
    "a member of a replication group": [
      resource("aws:elasticache/cluster:Cluster", "cache", { replicationGroupId: "group" }),
    ],
  },
  undecided: {
    "the mode": {
      stack: [redis("cache", { transitEncryptionEnabled: true, transitEncryptionMode: UNKNOWN })],
      at: { cache: "transitEncryptionMode is not known before the update" },
    },
    "whether it encrypts, next to a cache that does not": {
      stack: [redis("late", { transitEncryptionEnabled: UNKNOWN }), redis()],
      at: { late: "transitEncryptionEnabled is not known before the update" },
      finds,
    },
  },
});

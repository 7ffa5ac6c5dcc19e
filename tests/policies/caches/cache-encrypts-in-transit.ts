import policy from "../../../policies/caches/cache-encrypts-in-transit";
import { redis, resource, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const finds = { cache: "`transitEncryptionEnabled` is not `true`" };

export default cases(policy, {
  accepts: {
    encryption: [redis("cache", { transitEncryptionEnabled: true, userGroupIds: ["shop"] })],
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
      finds,
    },
    "memcached without TLS": {
      stack: [resource("aws:elasticache/cluster:Cluster", "cache", { engine: "memcached" })],
      finds,
    },
  },
  notApplicable: {
    "a member of a replication group": [
      resource("aws:elasticache/cluster:Cluster", "cache", { replicationGroupId: "group" }),
    ],
  },
  undecided: {
    "whether it encrypts, next to a cache that does not": {
      stack: [redis("late", { transitEncryptionEnabled: UNKNOWN }), redis()],
      at: { late: "transitEncryptionEnabled is not known before the update" },
      finds,
    },
  },
});

import policy from "../../../policies/caches/cache-requires-authentication";
import { redis, resource, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const finds = { cache: "no auth token or user group requires one" };

export default cases(policy, {
  accepts: {
    "a user group": [redis("cache", { transitEncryptionEnabled: true, userGroupIds: ["shop"] })],
    "a token": [redis("cache", { authToken: "0123456789abcdef" })],
    "a token that is not known yet": [redis("cache", { authToken: UNKNOWN })],
    "user groups": [redis("cache", { userGroupIds: ["shop"] })],
    "user groups whose names are not known yet": [redis("cache", { userGroupIds: [UNKNOWN] })],
    "a user group of a serverless cache": [
      resource("aws:elasticache/serverlessCache:ServerlessCache", "cache", { engine: "valkey", userGroupId: "shop" }),
    ],
    "an access control list of MemoryDB": [resource("aws:memorydb/cluster:Cluster", "cache", { aclName: "shop" })],
  },
  rejects: {
    "neither token nor users": { stack: [redis()], finds },
    "no user groups": { stack: [redis("cache", { userGroupIds: [] })], finds },
    "a single node": { stack: [resource("aws:elasticache/cluster:Cluster", "cache", { engine: "redis" })], finds },
    "a serverless cache without users": {
      stack: [resource("aws:elasticache/serverlessCache:ServerlessCache", "cache", { engine: "redis" })],
      finds,
    },
    "MemoryDB open to all": {
      stack: [resource("aws:memorydb/cluster:Cluster", "cache", { aclName: "open-access" })],
      finds,
    },
  },
  notApplicable: {
    "memcached, which knows no users": [resource("aws:elasticache/cluster:Cluster", "cache", { engine: "memcached" })],
    "a member of a replication group": [
      resource("aws:elasticache/cluster:Cluster", "cache", { replicationGroupId: "group" }),
    ],
  },
  undecided: {
    "the engine": {
      stack: [redis("cache", { engine: UNKNOWN })],
      at: { cache: "engine is not known before the update" },
    },
    "which user groups": {
      stack: [redis("cache", { userGroupIds: UNKNOWN })],
      at: { cache: "userGroupIds is not known before the update" },
    },
  },
});

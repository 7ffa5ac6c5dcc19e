import { caches } from "../../src/aws/caches";
import { itReads } from "../facts";
import { redis, resource, UNKNOWN, type Fixture } from "../fixtures";

const node = (properties: Fixture["properties"]): Fixture =>
  resource("aws:elasticache/cluster:Cluster", "node", properties);
const serverless = (properties: Fixture["properties"]): Fixture =>
  resource("aws:elasticache/serverlessCache:ServerlessCache", "serverless", properties);
const memoryDb = (properties: Fixture["properties"]): Fixture =>
  resource("aws:memorydb/cluster:Cluster", "memorydb", properties);

describe("a cache", () => {
  itReads(caches, {
    "as a replication group has the defaults of ElastiCache": {
      stack: [redis("cache", { engine: undefined })],
      gives: [{ engine: "redis", port: 6379, encryptsInTransit: false, authenticates: false, isMember: false }],
    },
    "of Valkey": { stack: [redis("cache", { engine: "valkey" })], gives: [{ engine: "valkey", port: 6379 }] },
    "of Memcached listens on its port": {
      stack: [node({ engine: "memcached" })],
      gives: [{ engine: "memcached", port: 11211, isMember: false }],
    },
    "that encrypts, with a token": {
      stack: [redis("cache", { transitEncryptionEnabled: true, authToken: UNKNOWN, port: 6380 })],
      gives: [{ port: 6380, encryptsInTransit: true, authenticates: true }],
    },
    "with a group of users": {
      stack: [redis("cache", { userGroupIds: ["users"] })],
      gives: [{ authenticates: true }],
    },
    "with an empty list of groups": {
      stack: [redis("cache", { userGroupIds: [] })],
      gives: [{ authenticates: false }],
    },
    "that is a node of a replication group": {
      stack: [node({ replicationGroupId: "shop" })],
      gives: [{ isMember: true }],
    },
    "that is a member of a global datastore": {
      stack: [redis("cache", { globalReplicationGroupId: "shop" })],
      gives: [{ isMember: true }],
    },
    "without servers always encrypts": {
      stack: [serverless({ engine: "valkey" }), serverless({ engine: "redis", userGroupId: "users" })],
      gives: [
        { engine: "valkey", encryptsInTransit: true, authenticates: false },
        { encryptsInTransit: true, authenticates: true },
      ],
    },
    "of MemoryDB encrypts unless told otherwise": {
      stack: [memoryDb({ aclName: "open-access" }), memoryDb({ aclName: "application", tlsEnabled: false })],
      gives: [
        { port: 6379, encryptsInTransit: true, authenticates: false },
        { encryptsInTransit: false, authenticates: true },
      ],
    },
    "with values that are unknown": {
      stack: [
        redis("cache", { engine: UNKNOWN, transitEncryptionEnabled: UNKNOWN, globalReplicationGroupId: UNKNOWN }),
      ],
      gives: [
        {
          engine: "? engine is not known before the update",
          port: "? engine is not known before the update",
          encryptsInTransit: "? transitEncryptionEnabled is not known before the update",
          isMember: "? globalReplicationGroupId is not known before the update",
        },
      ],
    },
  });
});

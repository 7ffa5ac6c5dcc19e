import { caches } from "../../src/aws/caches";
import { itReads } from "../facts";
import { redis, resource, UNKNOWN, type Fixture } from "../fixtures";

const node = (properties: Fixture["properties"]): Fixture =>
  resource("aws:elasticache/cluster:Cluster", "node", properties);
const serverless = (properties: Fixture["properties"]): Fixture =>
  resource("aws:elasticache/serverlessCache:ServerlessCache", "serverless", properties);
const memoryDb = (properties: Fixture["properties"]): Fixture =>
  resource("aws:memorydb/cluster:Cluster", "memorydb", properties);

const NOT_ENCRYPTED = "`transitEncryptionEnabled` is not `true`";
const NOT_REQUIRED = "no auth token or user group requires a password";

describe("a cache", () => {
  itReads(
    caches,
    {
      "as a replication group has the defaults of ElastiCache": {
        stack: [redis("cache", { engine: undefined })],
        gives: [
          { engine: "redis", port: 6379, plainTextAccess: NOT_ENCRYPTED, openAccess: [NOT_REQUIRED], isMember: false },
        ],
      },
      "of Valkey": { stack: [redis("cache", { engine: "valkey" })], gives: [{ engine: "valkey", port: 6379 }] },
      "of Memcached listens on its port": {
        stack: [node({ engine: "memcached" })],
        gives: [{ engine: "memcached", port: 11211, isMember: false }],
      },
      "that encrypts, with a token": {
        stack: [redis("cache", { transitEncryptionEnabled: true, authToken: UNKNOWN, port: 6380 })],
        gives: [{ port: 6380, plainTextAccess: undefined, openAccess: [] }],
      },
      "with a group of users": {
        stack: [redis("cache", { userGroupIds: ["users"] })],
        gives: [{ openAccess: "? its user group is not part of this stack" }],
      },
      "with an empty list of groups": {
        stack: [redis("cache", { userGroupIds: [] })],
        gives: [{ openAccess: [NOT_REQUIRED] }],
      },
      "with a port of 0 has the default": { stack: [redis("cache", { port: 0 })], gives: [{ port: 6379 }] },
      "whose group is an empty text is no member": {
        stack: [node({ replicationGroupId: "" }), redis("cache", { globalReplicationGroupId: "" })],
        gives: [{ isMember: false, isNode: false }, { isMember: false }],
      },
      "that is a node of a replication group": {
        stack: [node({ replicationGroupId: "shop" })],
        gives: [{ isMember: true, isNode: true }],
      },
      "that is a member of a global datastore": {
        stack: [redis("cache", { globalReplicationGroupId: "shop" })],
        gives: [{ isMember: true, isNode: false }],
      },
      "without servers always encrypts": {
        stack: [serverless({ engine: "valkey" }), serverless({ engine: "redis", userGroupId: "users" })],
        gives: [
          { engine: "valkey", plainTextAccess: undefined, openAccess: [NOT_REQUIRED] },
          { plainTextAccess: undefined, openAccess: "? its user group is not part of this stack" },
        ],
      },
      "of MemoryDB encrypts unless told otherwise": {
        stack: [memoryDb({ aclName: "open-access" }), memoryDb({ aclName: "application", tlsEnabled: false })],
        gives: [
          { port: 6379, plainTextAccess: undefined, openAccess: ["its access control list is open-access"] },
          {
            plainTextAccess: "`tlsEnabled` is `false`",
            openAccess: "? its access control list is not part of this stack",
          },
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
            plainTextAccess: "? transitEncryptionEnabled is not known before the update",
            isMember: "? globalReplicationGroupId is not known before the update",
          },
        ],
      },
    },
    (fact) => ({ openAccess: () => [...fact.openAccess] }),
  );
});

import policy from "../../../policies/caches/cache-requires-authentication";
import { output, redis, resource, UNKNOWN, type Fixture } from "../../fixtures";
import { cases } from "../../harness";

const user = (name: string, properties: Fixture["properties"]): Fixture =>
  resource("aws:elasticache/user:User", name, { userId: name, engine: "redis", ...properties });
const group = (...users: readonly unknown[]): Fixture =>
  resource("aws:elasticache/userGroup:UserGroup", "users", { userGroupId: "shop", engine: "redis", userIds: users });
const ALL = "on ~* +@all";
const guarded = user("guarded", { userName: "default", accessString: ALL, passwords: [UNKNOWN] });
const byIam = user("by-iam", { accessString: ALL, authenticationMode: { type: "iam" } });
const open = user("anybody", { userName: "default", accessString: ALL, noPasswordRequired: true });
const withUsers = redis("cache", { userGroupIds: ["shop"], transitEncryptionEnabled: true });
const acl = (...users: readonly unknown[]): Fixture =>
  resource("aws:memorydb/acl:Acl", "shop", { name: "shop", userNames: users });
const memoryDb = resource("aws:memorydb/cluster:Cluster", "cache", { aclName: "shop" });
const memoryDbUser = (name: string, type: string): Fixture =>
  resource("aws:memorydb/user:User", name, { userName: name, accessString: ALL, authenticationMode: { type } });

const finds = { cache: "no auth token or user group requires a password" };

export default cases(policy, {
  accepts: {
    "a user group whose users have passwords": [guarded, byIam, group("guarded", output(byIam, "userId")), withUsers],
    "a token": [redis("cache", { authToken: "0123456789abcdef" })],
    "a token that is not known yet": [redis("cache", { authToken: UNKNOWN })],
    "a token next to a user group that would let anybody in": [
      redis("cache", { authToken: UNKNOWN, userGroupIds: [] }),
    ],
    "a token as a write-only argument": [redis("cache", { authTokenWo: UNKNOWN, authTokenWoVersion: 1 })],
    "a user group by its output": [
      guarded,
      group("guarded"),
      redis("cache", { userGroupIds: [output(group("guarded"), "userGroupId")] }),
    ],
    "a user without a password who is off": [
      user("nobody", { userName: "default", accessString: "off ~* +@all", noPasswordRequired: true }),
      group("nobody"),
      withUsers,
    ],
    "a user without a password who may do nothing": [
      user("nobody", { userName: "default", accessString: "on ~* -@all", noPasswordRequired: true }),
      group("nobody"),
      withUsers,
    ],
    "a user without a password in another group": [
      open,
      guarded,
      group("guarded"),
      resource("aws:elasticache/userGroup:UserGroup", "others", { userGroupId: "others", userIds: ["anybody"] }),
      withUsers,
    ],
    "a user group of a serverless cache": [
      guarded,
      group("guarded"),
      resource("aws:elasticache/serverlessCache:ServerlessCache", "cache", { engine: "valkey", userGroupId: "shop" }),
    ],
    "an access control list of MemoryDB": [memoryDbUser("app", "password"), acl("app"), memoryDb],
  },
  rejects: {
    "neither token nor users": { stack: [redis()], finds },
    "no user groups": { stack: [redis("cache", { userGroupIds: [] })], finds },
    "a single node": { stack: [resource("aws:elasticache/cluster:Cluster", "cache", { engine: "redis" })], finds },
    "a serverless cache without users": {
      stack: [resource("aws:elasticache/serverlessCache:ServerlessCache", "cache", { engine: "redis" })],
      finds,
    },
    "an empty token": { stack: [redis("cache", { authToken: "" })], finds },
    "MemoryDB open to all": {
      stack: [resource("aws:memorydb/cluster:Cluster", "cache", { aclName: "open-access" })],
      finds: { cache: "its access control list is open-access" },
    },
    "a user who needs no password": {
      stack: [open, guarded, group("guarded", output(open, "userId")), withUsers],
      finds: { cache: "user anybody of its user group needs no password" },
    },
    "a user whose mode needs no password": {
      stack: [
        user("anybody", { accessString: ALL, authenticationMode: { type: "no-password-required" } }),
        group("anybody"),
        withUsers,
      ],
      finds: { cache: "user anybody of its user group needs no password" },
    },
    "the user that AWS provides": {
      stack: [guarded, group("guarded", "default"), withUsers],
      finds: { cache: "the user default, which AWS provides, of its user group needs no password" },
    },
    "a user whom an association adds": {
      stack: [
        open,
        group(),
        resource("aws:elasticache/userGroupAssociation:UserGroupAssociation", "more", {
          userGroupId: output(group(), "userGroupId"),
          userId: output(open, "userId"),
        }),
        withUsers,
      ],
      finds: { cache: "user anybody of its user group needs no password" },
    },
    "a serverless cache with such a user": {
      stack: [
        open,
        group("anybody"),
        resource("aws:elasticache/serverlessCache:ServerlessCache", "cache", { engine: "redis", userGroupId: "shop" }),
      ],
      finds: { cache: "user anybody of its user group needs no password" },
    },
    "MemoryDB with such a user": {
      stack: [memoryDbUser("app", "password"), memoryDbUser("anybody", "no-password"), acl("app", "anybody"), memoryDb],
      finds: { cache: "user anybody of its access control list needs no password" },
    },
  },
  notApplicable: {
    "memcached, which knows no users": [resource("aws:elasticache/cluster:Cluster", "cache", { engine: "memcached" })],
    "a region of a global datastore, which asks for what the first one does": [
      redis("cache", { globalReplicationGroupId: "world" }),
    ],
    "a member of a replication group": [
      resource("aws:elasticache/cluster:Cluster", "cache", { replicationGroupId: "group" }),
    ],
  },
  undecided: {
    "a user group of another stack": {
      stack: [redis("cache", { userGroupIds: ["shop"] })],
      at: { cache: "its user group is not part of this stack" },
    },
    "a user of another stack": {
      stack: [group("other"), withUsers],
      at: { cache: "a user of its user group is not part of this stack" },
    },
    "a user of another stack, next to one who needs no password": {
      stack: [open, group("other", "anybody"), withUsers],
      at: { cache: "a user of its user group is not part of this stack" },
      finds: { cache: "user anybody of its user group needs no password" },
    },
    "an access control list of another stack": {
      stack: [memoryDb],
      at: { cache: "its access control list is not part of this stack" },
    },
    "a user group that is not known yet": {
      stack: [redis("cache", { userGroupIds: [UNKNOWN] })],
      at: { cache: "userGroupIds is not known before the update" },
    },
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

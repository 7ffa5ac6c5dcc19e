import { inTurn, Undecided } from "../base/undecided";
import { originOf, type Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { openUsers } from "./cacheUsers";
import { portSources, type PortSource } from "./reachability";
import { types } from "./types";

/** A cache of ElastiCache or MemoryDB. */
export interface Cache extends Fact {
  /** `redis`, `valkey` or `memcached`. */
  readonly engine: string;
  /** 1 to 65535; by default 11211 for Memcached and 6379 for the others (ElastiCache, `Port`). */
  readonly port: number;
  /** Why clients may connect without TLS, as a phrase for a message; `undefined` if they may not. */
  readonly plainTextAccess?: string | undefined;
  /**
   * Each way to get in without a password, as a phrase for a message.
   *
   * @throws Undecided after the last of them if there may be more
   */
  readonly openAccess: Iterable<string>;
  /**
   * Whether it inherits encryption and authentication from the replication group or global datastore that it belongs to.
   */
  readonly isMember: boolean;
  /** Whether it is a node of a replication group, whose network it shares. */
  readonly isNode: boolean;
}

/** The caches of a stack. */
export const caches: Kind<Cache> = {
  noun: "caches",
  types: [...types.replicationGroup, ...types.cacheCluster, ...types.serverlessCache, ...types.memoryDbCluster],
  *read(resource, stack) {
    yield cache(resource, stack);
  },
};

/**
 * The sources that may connect to a cache's port. Every region of a global datastore has security groups of its own.
 */
export const cacheSources: Kind<PortSource> = {
  noun: "sources that reach a cache",
  types: caches.types,
  *read(resource, stack) {
    const [fact] = stack.factsFrom(caches, resource);
    if (fact && !fact.isNode) yield* portSources(resource, "securityGroupIds", () => fact.port, stack);
  },
};

function cache(resource: Resource, stack: Stack): Cache {
  const properties = new Properties(resource.properties);
  return {
    resource: originOf(resource),
    get engine() {
      return properties.string("engine", "redis");
    },
    get port() {
      return properties.positive("port") ?? (this.engine === "memcached" ? 11211 : 6379);
    },
    get plainTextAccess() {
      return plainTextAccess(resource);
    },
    get openAccess() {
      return openAccess(resource, stack);
    },
    get isMember() {
      return this.isNode || properties.string("globalReplicationGroupId") !== undefined;
    },
    get isNode() {
      return types.cacheCluster.includes(resource.type) && properties.string("replicationGroupId") !== undefined;
    },
  };
}

/**
 * A serverless cache always encrypts; MemoryDB does by default (`tlsEnabled`), and ElastiCache does not. What is
 * restored from a snapshot is configured like a new cache (ElastiCache, CreateReplicationGroup, `SnapshotName`).
 */
function plainTextAccess({ type, properties: tree }: Resource): string | undefined {
  const properties = new Properties(tree);
  if (types.serverlessCache.includes(type)) return undefined;
  if (types.memoryDbCluster.includes(type))
    return properties.boolean("tlsEnabled", true) ? undefined : "`tlsEnabled` is `false`";
  // The mode in which clients connect with or without TLS serves to turn it on (ElastiCache, `TransitEncryptionMode`).
  const isPreferred = properties.string("transitEncryptionMode") === "preferred";
  if (!properties.boolean("transitEncryptionEnabled", false)) return "`transitEncryptionEnabled` is not `true`";
  return isPreferred ? "`transitEncryptionMode` is `preferred`, which accepts plain text too" : undefined;
}

function* openAccess(resource: Resource, stack: Stack): Iterable<string> {
  if (types.memoryDbCluster.includes(resource.type)) yield* byAccessControlList(resource, stack);
  else if (!new Properties(resource.properties).has("authToken")) yield* byUserGroups(resource, stack);
}

function* byAccessControlList(resource: Resource, stack: Stack): Iterable<string> {
  if (new Properties(resource.properties).string("aclName", OPEN_ACL) === OPEN_ACL) {
    yield `its access control list is ${OPEN_ACL}`;
    return;
  }
  const acl = stack.graph.link(resource, "aclName", types.memoryDbAcl);
  if (!acl) throw new Undecided("its access control list is not part of this stack");
  yield* inGroup(acl, stack);
}

function* byUserGroups(resource: Resource, stack: Stack): Iterable<string> {
  const properties = new Properties(resource.properties);
  const property = types.serverlessCache.includes(resource.type) ? "userGroupId" : "userGroupIds";
  if (properties.count(property) === 0) yield "no auth token or user group requires a password";
  yield* inTurn(properties.values(property), (value) => {
    const group = stack.graph.linkWithin(resource, property, value, types.cacheUserGroup);
    if (!group) throw new Undecided("its user group is not part of this stack");
    return inGroup(group, stack);
  });
}

function inGroup(group: Resource, stack: Stack): Iterable<string> {
  return inTurn(openUsers(group, stack), (user) => [`${user} needs no password`]);
}

/** The access control list that MemoryDB provides. Its only user needs no password. */
const OPEN_ACL = "open-access";

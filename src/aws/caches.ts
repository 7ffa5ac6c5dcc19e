import { originOf, type Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind } from "../stack/stack";
import { Properties } from "../wire/properties";
import { portSources, type PortSource } from "./reachability";
import { types } from "./types";

/** A cache of ElastiCache or MemoryDB. */
export interface Cache extends Fact {
  /** `redis`, `valkey` or `memcached`. */
  readonly engine: string;
  /** 1 to 65535; by default 11211 for Memcached and 6379 for the others (ElastiCache, `Port`). */
  readonly port: number;
  /** Whether clients connect over TLS. */
  readonly encryptsInTransit: boolean;
  /** Whether clients have to authenticate, with a token or as a user. */
  readonly authenticates: boolean;
  /** Whether it inherits security and settings from the replication group or global datastore that it belongs to. */
  readonly isMember: boolean;
}

/** The caches of a stack. */
export const caches: Kind<Cache> = {
  noun: "caches",
  types: [...types.replicationGroup, ...types.cacheCluster, ...types.serverlessCache, ...types.memoryDbCluster],
  *read(resource) {
    yield cache(resource);
  },
};

/** The sources that may connect to a cache's port. */
export const cacheSources: Kind<PortSource> = {
  noun: "sources that reach a cache",
  types: caches.types,
  *read(resource, stack) {
    const [fact] = stack.factsFrom(caches, resource);
    if (fact && !fact.isMember) yield* portSources(resource, "securityGroupIds", () => fact.port, stack);
  },
};

function cache(resource: Resource): Cache {
  const properties = new Properties(resource.properties);
  const isServerless = types.serverlessCache.includes(resource.type);
  const isMemoryDb = types.memoryDbCluster.includes(resource.type);
  return {
    resource: originOf(resource),
    get engine() {
      return properties.string("engine", "redis");
    },
    get port() {
      return properties.number("port") ?? (this.engine === "memcached" ? 11211 : 6379);
    },
    // A serverless cache always encrypts; MemoryDB does by default (`tlsEnabled`), ElastiCache does not.
    get encryptsInTransit() {
      if (isServerless) return true;
      return isMemoryDb
        ? properties.boolean("tlsEnabled", true)
        : properties.boolean("transitEncryptionEnabled", false);
    },
    get authenticates() {
      if (isMemoryDb) return properties.string("aclName", "open-access") !== "open-access";
      if (isServerless) return properties.has("userGroupId");
      return properties.has("authToken") || properties.count("userGroupIds") > 0;
    },
    get isMember() {
      const owner = types.cacheCluster.includes(resource.type) ? "replicationGroupId" : "globalReplicationGroupId";
      return properties.string(owner, "") !== "";
    },
  };
}

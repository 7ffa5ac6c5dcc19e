import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { types } from "./types";

/** What a database is made from, which decides what the program does not say of it. */
export interface Source {
  /** A phrase for a message: `the snapshot that it is restored from`. */
  readonly name: string;
  /**
   * The database itself, or the one that the backup was made of; `undefined` if it is not part of this stack.
   *
   * @throws Undecided if it may be one of several
   */
  readonly database: () => Resource | undefined;
  /** Whether the backup was copied with a key, which encrypts what is restored from the copy. */
  readonly isCopiedWithKey: () => boolean;
}

/** Servers that others are made from; a cluster's instances have nothing of their own. */
const servers = [...types.databaseInstance, ...types.databaseCluster];

const snapshots = [...types.databaseSnapshot, ...types.databaseSnapshotCopy];

/** The properties by which a snapshot, or a copy of one, names its source. */
const originals = [
  "dbInstanceIdentifier",
  "dbClusterIdentifier",
  "sourceDbSnapshotIdentifier",
  "sourceDbClusterSnapshotIdentifier",
];

const pointInTime = "restoreToPointInTime";

/** The keys of `restoreToPointInTime` that name the source. */
const pointInTimeSources = [
  "sourceDbInstanceIdentifier",
  "sourceDbiResourceId",
  "sourceDbInstanceAutomatedBackupsArn",
  "sourceClusterIdentifier",
  "sourceClusterResourceId",
];

/** The server that a replica follows; `undefined` if the database is no replica. */
export function replicatedFrom(resource: Resource, stack: Stack): Source | undefined {
  const properties = new Properties(resource.properties);
  const property = ["replicateSourceDb", "replicationSourceIdentifier"].find((name) => properties.has(name));
  if (property === undefined) return undefined;
  return {
    name: "the database that it replicates",
    database: () => stack.graph.link(resource, property, servers),
    isCopiedWithKey: () => false,
  };
}

/**
 * The backup that a database is restored from; `undefined` if it is created anew. An import from S3 (`s3Import`) is
 * data alone: the provider creates the database as it would without one.
 */
export function restoredFrom(resource: Resource, stack: Stack): Source | undefined {
  const properties = new Properties(resource.properties);
  if (properties.has("snapshotIdentifier")) {
    const snapshot = (): Resource | undefined => stack.graph.link(resource, "snapshotIdentifier", snapshots);
    return {
      name: "the snapshot that it is restored from",
      database: () => databaseBehind(snapshot(), stack),
      isCopiedWithKey: () => wasCopiedWithKey(snapshot(), stack),
    };
  }
  if (!properties.has(pointInTime)) return undefined;
  return {
    name: "the database that it is restored from",
    database: () => serverAt(resource, stack),
    isCopiedWithKey: () => false,
  };
}

/** The source of a restore to a point in time. Nothing else in the property can refer to a database. */
function serverAt(resource: Resource, stack: Stack): Resource | undefined {
  const linked = stack.graph.dependsOnAnything(resource, pointInTime)
    ? stack.graph.link(resource, pointInTime, servers)
    : undefined;
  if (linked) return linked;
  const given = new Properties(resource.properties).map(pointInTime);
  const [value] = pointInTimeSources.flatMap((key) => given?.values(key) ?? []);
  return stack.graph.linkWithin(resource, pointInTime, value, servers);
}

function databaseBehind(snapshot: Resource | undefined, stack: Stack): Resource | undefined {
  return lineageOf(snapshot, stack).find(({ type }) => servers.includes(type));
}

function wasCopiedWithKey(snapshot: Resource | undefined, stack: Stack): boolean {
  return lineageOf(snapshot, stack).some(
    ({ type, properties }) => types.databaseSnapshotCopy.includes(type) && new Properties(properties).has("kmsKeyId"),
  );
}

/** A snapshot, those that it is a copy of, and the database. */
function lineageOf(snapshot: Resource | undefined, stack: Stack): readonly Resource[] {
  const lineage: Resource[] = [];
  let next = snapshot;
  while (next && !lineage.includes(next)) {
    lineage.push(next);
    next = servers.includes(next.type) ? undefined : originalOf(next, stack);
  }
  return lineage;
}

function originalOf(snapshot: Resource, stack: Stack): Resource | undefined {
  const properties = new Properties(snapshot.properties);
  const property = originals.find((name) => properties.has(name));
  return property === undefined ? undefined : stack.graph.link(snapshot, property, [...servers, ...snapshots]);
}

import { Undecided } from "../base/undecided";
import { originOf, type Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isBackedUp } from "./backups";
import { passwordOrigin, type PasswordOrigin } from "./passwords";
import { portSources, type PortSource } from "./reachability";
import { types } from "./types";

/** A database of RDS or Aurora: an instance, a cluster, or an instance of a cluster. */
export interface Database extends Fact {
  /** `postgres`, `mysql`, `aurora-postgresql` and so on. */
  readonly engine: string;
  /** 1 to 65535; by default that of the engine. */
  readonly port: number;
  /** Whether it has a public address. */
  readonly isPubliclyAccessible: boolean;
  /** Whether its storage is encrypted. */
  readonly isEncrypted: boolean;
  /** How many days automated backups are kept; 0 if there are none. */
  readonly backupRetentionDays: number;
  /** Whether an AWS Backup plan of this stack covers it. */
  readonly isInBackupPlan: boolean;
  /** Whether it inherits network, storage, backups and credentials from its cluster. */
  readonly isClusterMember: boolean;
  /** Whether it inherits storage, backups and credentials from another database: a replica, or a cluster's instance. */
  readonly isReplica: boolean;
  /** Where the password of its master user comes from. */
  readonly passwordOrigin: PasswordOrigin;
}

/** The databases of a stack. */
export const databases: Kind<Database> = {
  noun: "databases",
  types: [...types.databaseInstance, ...types.databaseCluster, ...types.databaseClusterInstance],
  *read(resource, stack) {
    yield database(resource, stack);
  },
};

/** The sources that may connect to a database's port. */
export const databaseSources: Kind<PortSource> = {
  noun: "sources that reach a database",
  types: databases.types,
  *read(resource, stack) {
    const [fact] = stack.factsFrom(databases, resource);
    if (fact && !fact.isClusterMember) yield* portSources(resource, "vpcSecurityGroupIds", () => fact.port, stack);
  },
};

function database(resource: Resource, stack: Stack): Database {
  const properties = new Properties(resource.properties);
  const isCluster = types.databaseCluster.includes(resource.type);
  const isMember = types.databaseClusterInstance.includes(resource.type);
  return {
    resource: originOf(resource),
    // A replica and a database restored from a snapshot inherit the engine.
    get engine() {
      return properties.string("engine") ?? sourceOf(resource, stack).engine;
    },
    get port() {
      return properties.number("port") ?? defaultPort(this.engine);
    },
    get isPubliclyAccessible() {
      return properties.boolean("publiclyAccessible", false);
    },
    // Aurora Serverless v1 is always encrypted (aws.rds.Cluster, `storageEncrypted`).
    get isEncrypted() {
      const encrypted = properties.boolean("storageEncrypted");
      if (encrypted === undefined && properties.has("snapshotIdentifier"))
        throw new Undecided("the snapshot that it is restored from decides whether its storage is encrypted");
      return encrypted ?? (isCluster && properties.string("engineMode") === "serverless");
    },
    // A missing period is 0 for an instance, no backups, and 1 for a cluster (aws.rds, `backupRetentionPeriod`).
    get backupRetentionDays() {
      return properties.number("backupRetentionPeriod", isCluster ? 1 : 0);
    },
    get isInBackupPlan() {
      return isBackedUp(resource, stack);
    },
    isClusterMember: isMember,
    get isReplica() {
      return isMember || properties.has("replicateSourceDb") || properties.has("replicationSourceIdentifier");
    },
    get passwordOrigin() {
      const managed = properties.boolean("manageMasterUserPassword", false);
      if (managed) return "managed";
      return passwordOrigin(resource, isCluster ? "masterPassword" : "password", stack);
    },
  };
}

/**
 * The source of a replica.
 *
 * @throws Undecided if it is not part of this stack
 */
function sourceOf(replica: Resource, stack: Stack): Database {
  const source = stack.graph.link(replica, "replicateSourceDb", databases.types);
  if (!source) throw new Undecided("no engine is set, and the source database is not part of this stack");
  return database(source, stack);
}

/** The port that RDS gives an engine whose port is not set (Amazon RDS User Guide, "Settings for DB instances"). */
function defaultPort(engine: string): number {
  if (/postgres/.test(engine)) return 5432;
  if (/^oracle/.test(engine)) return 1521;
  if (/^sqlserver/.test(engine)) return 1433;
  if (/^db2/.test(engine)) return 50000;
  return 3306;
}

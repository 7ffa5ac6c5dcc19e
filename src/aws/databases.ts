import { any, Undecided, unlessUndecided } from "../base/undecided";
import { originOf, type Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isUnknown } from "../wire/sentinels";
import { isSimulated } from "../wire/simulated";
import { isBackedUp } from "./backups";
import { replicatedFrom, restoredFrom, type Source } from "./databaseSource";
import { passwordOrigin, type PasswordOrigin } from "./passwords";
import { portSources, type PortSource } from "./reachability";
import { types } from "./types";

/** A database of RDS or Aurora: an instance, a cluster, or an instance of a cluster. */
export interface Database extends Fact {
  /** `postgres`, `mysql`, `aurora-postgresql` and so on. */
  readonly engine: string;
  /** 1 to 65535; by default that of its source or its engine. */
  readonly port: number;
  /** Whether it has a public address. */
  readonly isPubliclyAccessible: boolean;
  /** Whether its storage is encrypted; what is restored or replicates is encrypted like its source. */
  readonly isEncrypted: boolean;
  /** How many days automated backups are kept; 0 if there are none. A restored database keeps its source's period. */
  readonly backupRetentionDays: number;
  /** Whether it has automated backups, or an AWS Backup plan of this stack covers it. */
  readonly hasBackups: boolean;
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

function database(resource: Resource, stack: Stack, descendants: readonly Resource[] = []): Database {
  const properties = new Properties(resource.properties);
  const isCluster = types.databaseCluster.includes(resource.type);
  const isMember = types.databaseClusterInstance.includes(resource.type);
  const replicated = replicatedFrom(resource, stack);
  const restored = replicated ? undefined : restoredFrom(resource, stack);
  const source = replicated ?? restored;
  /** @throws Undecided if the source is not part of this stack */
  const inherit = <T>({ name, database: find }: Source, aspect: string, read: (from: Database) => T): T => {
    const lineage = [...descendants, resource];
    const found = find();
    if (!found || lineage.includes(found))
      throw new Undecided(`its ${aspect} is that of ${name}, which is not part of this stack`);
    return read(database(found, stack, lineage));
  };
  return {
    resource: originOf(resource),
    get engine() {
      const engine = properties.string("engine");
      if (engine !== undefined) return engine;
      if (!source) throw new Undecided("no engine is set");
      return inherit(source, "engine", (from) => from.engine);
    },
    get port() {
      const port = properties.positive("port");
      if (port !== undefined) return port;
      return source ? inherit(source, "port", (from) => from.port) : defaultPort(this.engine);
    },
    // A replica and a restored database have an address of their own.
    get isPubliclyAccessible() {
      return properties.boolean("publiclyAccessible", false);
    },
    get isEncrypted() {
      if (unlessUndecided(() => properties.boolean("storageEncrypted")) === true) return true;
      if (source) return encryptsRestored() || inherit(source, "encryption", (from) => from.isEncrypted);
      return isCluster ? isNewClusterEncrypted(resource) : properties.boolean("storageEncrypted", false);
    },
    // The provider reads the period of a cluster with GetOk, and AWS keeps backups of a cluster for a day at least. An
    // instance without a period has none (aws.rds, `backupRetentionPeriod`).
    get backupRetentionDays() {
      if (isCluster) return properties.positive("backupRetentionPeriod") ?? 1;
      const days = properties.number("backupRetentionPeriod");
      if (days !== undefined) return days;
      return restored ? inherit(restored, "backup period", (from) => from.backupRetentionDays) : 0;
    },
    get hasBackups() {
      return any(
        () => this.backupRetentionDays > 0,
        () => isBackedUp(resource, stack),
      );
    },
    isClusterMember: isMember,
    isReplica: isMember || replicated !== undefined,
    get passwordOrigin() {
      const managed = properties.boolean("manageMasterUserPassword", false);
      if (managed) return "managed";
      return passwordOrigin(resource, isCluster ? "masterPassword" : "password", stack);
    },
  };

  /** A key encrypts a cluster that is restored from an unencrypted snapshot (RestoreDBClusterFromSnapshot, `KmsKeyId`). */
  function encryptsRestored(): boolean {
    return (isCluster && properties.has("kmsKeyId")) || (source?.isCopiedWithKey() ?? false);
  }
}

/**
 * Whether the storage of a cluster that is created anew is encrypted. Aurora encrypts every cluster that is created since
 * 18 February 2026, whatever `StorageEncrypted` says (Amazon Aurora User Guide, "Encrypting Amazon Aurora resources";
 * AWS Database Blog, "Use default encryption at rest for new Amazon Aurora clusters"), and Serverless v1 always did.
 * Clusters of other engines (Multi-AZ) are encrypted on demand.
 *
 * @throws Undecided for a cluster that exists already, which may be older
 */
function isNewClusterEncrypted(resource: Resource): boolean {
  const properties = new Properties(resource.properties);
  if (unlessUndecided(() => properties.string("engineMode")) === "serverless") return true;
  const isAurora = properties.string("engine", "aurora").startsWith("aurora");
  if (!isAurora) return properties.boolean("storageEncrypted", false);
  if (!mayBeOlder(resource)) return true;
  throw new Undecided("whether Aurora encrypts a cluster by default depends on when it was created");
}

/** Whether a resource exists already: it is imported, or the engine knows its ARN. */
function mayBeOlder({ isImported, properties: { arn } }: Resource): boolean {
  return isImported === true || (typeof arn === "string" && !isUnknown(arn) && !isSimulated(arn));
}

/** The port that RDS gives an engine whose port is not set (Amazon RDS User Guide, "Settings for DB instances"). */
function defaultPort(engine: string): number {
  if (/postgres/.test(engine)) return 5432;
  if (/^oracle/.test(engine)) return 1521;
  if (/^sqlserver/.test(engine)) return 1433;
  if (/^db2/.test(engine)) return 50000;
  return 3306;
}

import { databases } from "../../src/aws/databases";
import { itReads } from "../facts";
import { database, output, resource, UNKNOWN, type Fixture } from "../fixtures";

const cluster = (properties: Fixture["properties"] = {}): Fixture =>
  resource("aws:rds/cluster:Cluster", "cluster", { engine: "aurora-postgresql", ...properties });
const member = (of: Fixture): Fixture =>
  resource("aws:rds/clusterInstance:ClusterInstance", "member", {
    clusterIdentifier: output(of, "id"),
    engine: "aurora-postgresql",
  });
const replica = (of: unknown): Fixture => resource("aws:rds/instance:Instance", "replica", { replicateSourceDb: of });
const primary = database("db", { engine: "mysql" });
const kept = database("kept", { engine: "mysql", storageEncrypted: true, backupRetentionPeriod: 14 });
const snapshotOf = (of: Fixture): Fixture =>
  resource("aws:rds/snapshot:Snapshot", "snapshot", { dbInstanceIdentifier: output(of, "identifier") });
const snapshot = snapshotOf(kept);
const password = resource("random:index/randomPassword:RandomPassword", "password");
const unknown = "is not known before the update";

describe("a database", () => {
  itReads(databases, {
    "with nothing but an engine has the defaults of RDS": {
      stack: [database("db", { engine: "postgres" })],
      gives: [
        {
          engine: "postgres",
          port: 5432,
          isPubliclyAccessible: false,
          isEncrypted: false,
          backupRetentionDays: 0,
          hasBackups: false,
          isClusterMember: false,
          isReplica: false,
          passwordOrigin: "none",
        },
      ],
    },
    "with everything set has what is set": {
      stack: [
        database("db", { port: 6000, publiclyAccessible: true, storageEncrypted: true, backupRetentionPeriod: 14 }),
      ],
      gives: [{ port: 6000, isPubliclyAccessible: true, isEncrypted: true, backupRetentionDays: 14 }],
    },
    "with numbers and booleans as texts": {
      stack: [database("db", { port: "6000", publiclyAccessible: "true", backupRetentionPeriod: "7" })],
      gives: [{ port: 6000, isPubliclyAccessible: true, backupRetentionDays: 7 }],
    },
    "with values that are unknown": {
      stack: [
        database("db", {
          engine: UNKNOWN,
          publiclyAccessible: UNKNOWN,
          storageEncrypted: UNKNOWN,
          backupRetentionPeriod: UNKNOWN,
        }),
      ],
      gives: [
        {
          engine: `? engine ${unknown}`,
          port: `? engine ${unknown}`,
          isPubliclyAccessible: `? publiclyAccessible ${unknown}`,
          isEncrypted: `? storageEncrypted ${unknown}`,
          backupRetentionDays: `? backupRetentionPeriod ${unknown}`,
        },
      ],
    },
  });

  describe("listens by default on the port of its engine:", () => {
    const ports = {
      postgres: 5432,
      "aurora-postgresql": 5432,
      mysql: 3306,
      mariadb: 3306,
      "oracle-ee": 1521,
      "sqlserver-ex": 1433,
      "db2-se": 50000,
    };
    itReads(
      databases,
      Object.fromEntries(
        Object.entries(ports).map(([engine, port]) => [
          engine,
          { stack: [database("db", { engine })], gives: [{ port }] },
        ]),
      ),
    );
  });

  describe("that is a cluster", () => {
    itReads(databases, {
      "keeps backups for a day by default": {
        stack: [cluster()],
        gives: [{ port: 5432, backupRetentionDays: 1, isEncrypted: true, isClusterMember: false }],
      },
      "takes a period of 0 for none, and keeps backups for a day": {
        stack: [cluster({ backupRetentionPeriod: 0 })],
        gives: [{ backupRetentionDays: 1 }],
      },
      "of Aurora is encrypted if it is new, whatever is said": {
        stack: [cluster({ storageEncrypted: false }), cluster({ engine: "aurora-mysql", storageEncrypted: UNKNOWN })],
        gives: [{ isEncrypted: true }, { isEncrypted: true }],
      },
      "of Aurora that exists already may be older": {
        stack: [cluster({ arn: "arn:aws:rds:eu-west-1:123456789012:cluster:shop", storageEncrypted: false })],
        gives: [{ isEncrypted: "? whether Aurora encrypts a cluster by default depends on when it was created" }],
      },
      "of another engine is encrypted if it is said": {
        stack: [cluster({ engine: "mysql" }), cluster({ engine: "postgres", storageEncrypted: true })],
        gives: [{ isEncrypted: false }, { isEncrypted: true }],
      },
      "of an engine that is not known is undecided": {
        stack: [cluster({ engine: UNKNOWN })],
        gives: [{ isEncrypted: `? engine ${unknown}` }],
      },
      "of Aurora Serverless v1 is always encrypted": {
        stack: [cluster({ engineMode: "serverless" })],
        gives: [{ isEncrypted: true }],
      },
      "has members whose storage and network are its own": {
        stack: [cluster(), member(cluster())],
        gives: [
          { isClusterMember: false, isReplica: false },
          { isClusterMember: true, isReplica: true },
        ],
      },
    });
  });

  describe("that is made from another", () => {
    itReads(databases, {
      "has the engine of the database that it copies": {
        stack: [primary, replica(output(primary, "identifier"))],
        gives: [{ engine: "mysql" }, { engine: "mysql", port: 3306, isReplica: true }],
      },
      "has an unknown engine if its source is in another stack": {
        stack: [replica("arn:aws:rds:eu-west-1:123456789012:db:main")],
        gives: [
          {
            engine: "? its engine is that of the database that it replicates, which is not part of this stack",
            isReplica: true,
          },
        ],
      },
      "has the port of the database that it copies": {
        stack: [database("db", { port: 6000 }), replica(output(database("db"), "identifier"))],
        gives: [{ port: 6000 }, { port: 6000 }],
      },
      "has a public address of its own": {
        stack: [primary, { ...replica("main"), properties: { replicateSourceDb: "main", publiclyAccessible: true } }],
        gives: [{}, { isPubliclyAccessible: true }],
      },
      "with an empty source is made anew": {
        stack: [database("db", { replicateSourceDb: "", snapshotIdentifier: "", restoreToPointInTime: [] })],
        gives: [{ isReplica: false, isEncrypted: false, backupRetentionDays: 0, port: 5432 }],
      },
      "with data from S3 is made anew": {
        stack: [database("db", { s3Import: { bucketName: "dump" } })],
        gives: [{ isEncrypted: false, backupRetentionDays: 0 }],
      },
      "has the storage, port and backups of its snapshot": {
        stack: [database("db", { snapshotIdentifier: "snapshot" })],
        gives: [
          {
            isEncrypted:
              "? its encryption is that of the snapshot that it is restored from, which is not part of this stack",
            backupRetentionDays:
              "? its backup period is that of the snapshot that it is restored from, which is not part of this stack",
            port: "? its port is that of the snapshot that it is restored from, which is not part of this stack",
          },
        ],
      },
      "has the storage and backups of the database whose snapshot it is": {
        stack: [kept, snapshot, database("db", { snapshotIdentifier: output(snapshot, "id") })],
        gives: [{}, { isEncrypted: true, backupRetentionDays: 14 }],
      },
      "is as unencrypted as the database whose snapshot it is": {
        stack: [primary, snapshotOf(primary), database("restored", { snapshotIdentifier: output(snapshot, "id") })],
        gives: [{ isEncrypted: false }, { isEncrypted: false }],
      },
      "is encrypted if its snapshot was copied with a key": {
        stack: [
          primary,
          snapshotOf(primary),
          resource("aws:rds/snapshotCopy:SnapshotCopy", "copy", {
            sourceDbSnapshotIdentifier: output(snapshot, "dbSnapshotArn"),
            targetDbSnapshotIdentifier: "copy",
            kmsKeyId: UNKNOWN,
          }),
          database("restored", {
            snapshotIdentifier: output(resource("aws:rds/snapshotCopy:SnapshotCopy", "copy"), "id"),
          }),
        ],
        gives: [{ isEncrypted: false }, { isEncrypted: true }],
      },
      "has the engine, storage and backups of the database that it is restored from to a point in time": {
        stack: [
          kept,
          resource("aws:rds/instance:Instance", "restored", {
            restoreToPointInTime: { sourceDbInstanceIdentifier: output(kept, "identifier") },
          }),
        ],
        gives: [{}, { engine: "mysql", port: 3306, isEncrypted: true, backupRetentionDays: 14, isReplica: false }],
      },
      "has what its source has if the program names it by its identifier": {
        stack: [
          database("kept", { ...kept.properties, identifier: "shop" }),
          database("restored", { restoreToPointInTime: [{ sourceDbInstanceIdentifier: "shop" }] }),
        ],
        gives: [{}, { isEncrypted: true, backupRetentionDays: 14 }],
      },
      "has what is said of it": {
        stack: [
          kept,
          database("restored", {
            engine: "postgres",
            port: 6000,
            backupRetentionPeriod: 0,
            restoreToPointInTime: { sourceDbInstanceIdentifier: output(kept, "identifier") },
          }),
        ],
        gives: [{}, { engine: "postgres", port: 6000, backupRetentionDays: 0 }],
      },
      "as a cluster is encrypted by its key": {
        stack: [cluster({ snapshotIdentifier: "snapshot", kmsKeyId: UNKNOWN })],
        gives: [{ isEncrypted: true, backupRetentionDays: 1 }],
      },
      "as a cluster is as its source, not as a new one": {
        stack: [
          cluster({ restoreToPointInTime: { sourceClusterIdentifier: "main" } }),
          cluster({ replicationSourceIdentifier: "main" }),
        ],
        gives: [
          {
            isEncrypted:
              "? its encryption is that of the database that it is restored from, which is not part of this stack",
            isReplica: false,
          },
          {
            isEncrypted: "? its encryption is that of the database that it replicates, which is not part of this stack",
            isReplica: true,
          },
        ],
      },
      "by each other in a circle are undecided": {
        stack: [
          resource("aws:rds/instance:Instance", "one", { identifier: "one", replicateSourceDb: "other" }),
          resource("aws:rds/instance:Instance", "other", { identifier: "other", replicateSourceDb: "one" }),
        ],
        gives: [
          { engine: "? its engine is that of the database that it replicates, which is not part of this stack" },
          { engine: "? its engine is that of the database that it replicates, which is not part of this stack" },
        ],
      },
      "and says itself that it is encrypted is encrypted": {
        stack: [database("db", { snapshotIdentifier: "snapshot", storageEncrypted: true })],
        gives: [{ isEncrypted: true }],
      },
    });
  });

  describe("has a password", () => {
    itReads(databases, {
      "that AWS manages": {
        stack: [database("db", { manageMasterUserPassword: true })],
        gives: [{ passwordOrigin: "managed" }],
      },
      "that is generated": {
        stack: [password, database("db", { password: output(password, "result") })],
        gives: [{ passwordOrigin: "derived" }],
      },
      "from encrypted configuration": {
        stack: [{ ...database("db", { password: "from-configuration" }), secrets: ["password"] }],
        gives: [{ passwordOrigin: "secret" }],
      },
      "in the program": { stack: [database("db", { password: "in-program" })], gives: [{ passwordOrigin: "literal" }] },
      "in the program, as a write-only argument": {
        stack: [database("db", { passwordWo: "in-program" }), cluster({ masterPasswordWo: "in-program" })],
        gives: [{ passwordOrigin: "literal" }, { passwordOrigin: "literal" }],
      },
      "that is generated, as a write-only argument": {
        stack: [password, database("db", { passwordWo: output(password, "result") })],
        gives: [{ passwordOrigin: "derived" }],
      },
      "that is an empty text, which is none": {
        stack: [database("db", { password: "" })],
        gives: [{ passwordOrigin: "none" }],
      },
      "of a cluster, under another name": {
        stack: [cluster({ masterPassword: "in-program" })],
        gives: [{ passwordOrigin: "literal" }],
      },
    });
  });
});

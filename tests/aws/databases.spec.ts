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
          isInBackupPlan: false,
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
        gives: [{ port: 5432, backupRetentionDays: 1, isEncrypted: false, isClusterMember: false }],
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
        gives: [{ engine: "? no engine is set, and the source database is not part of this stack", isReplica: true }],
      },
      "has the storage of its snapshot": {
        stack: [database("db", { snapshotIdentifier: "snapshot" })],
        gives: [{ isEncrypted: "? the snapshot that it is restored from decides whether its storage is encrypted" }],
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
      "of a cluster, under another name": {
        stack: [cluster({ masterPassword: "in-program" })],
        gives: [{ passwordOrigin: "literal" }],
      },
    });
  });
});

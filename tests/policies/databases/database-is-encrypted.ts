import policy from "../../../policies/databases/database-is-encrypted";
import { KEPT, database, output, resource, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const finds = { db: "`storageEncrypted` is not `true`" };

export default cases(policy, {
  accepts: {
    encryption: [database("db", KEPT)],
    "encryption as text": [database("db", { storageEncrypted: "true" })],
    "an encrypted cluster": [
      resource("aws:rds/cluster:Cluster", "db", { storageEncrypted: true, engineMode: UNKNOWN }),
    ],
    "a serverless cluster, which always is": [resource("aws:rds/cluster:Cluster", "db", { engineMode: "serverless" })],
    "a new cluster of Aurora, which always is": [
      resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql", storageEncrypted: false }),
    ],
    "a database that is restored from one that is": [
      database("source", KEPT),
      resource("aws:rds/instance:Instance", "db", {
        restoreToPointInTime: { sourceDbInstanceIdentifier: output(database("source"), "identifier") },
      }),
    ],
  },
  rejects: {
    "nothing said": { stack: [database()], finds },
    "encryption turned off": { stack: [database("db", { storageEncrypted: false })], finds },
    "a cluster of an engine that is not Aurora": {
      stack: [resource("aws:rds/cluster:Cluster", "db", { engine: "postgres", engineMode: "provisioned" })],
      finds,
    },
    "an empty source and an empty snapshot, which are none": {
      stack: [database("db", { replicateSourceDb: "", snapshotIdentifier: "", storageEncrypted: false })],
      finds,
    },
  },
  notApplicable: {
    "a read replica, which is as its source": [
      database("db", { replicateSourceDb: "source", storageEncrypted: false }),
    ],
    "a member of a cluster": [resource("aws:rds/clusterInstance:ClusterInstance", "db")],
  },
  undecided: {
    "a database that is restored from a snapshot": {
      stack: [database("db", { snapshotIdentifier: "last" })],
      at: { db: "its encryption is that of the snapshot that it is restored from, which is not part of this stack" },
    },
    "whether it is, next to a database that is not": {
      stack: [database("late", { storageEncrypted: UNKNOWN }), database()],
      at: { late: "storageEncrypted is not known before the update" },
      finds,
    },
  },
});

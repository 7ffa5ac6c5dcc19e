import policy from "../../../policies/databases/database-is-encrypted";
import { KEPT, database, resource, UNKNOWN } from "../../fixtures";
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
  },
  rejects: {
    "nothing said": { stack: [database()], finds },
    "encryption turned off": { stack: [database("db", { storageEncrypted: false })], finds },
    "a cluster": { stack: [resource("aws:rds/cluster:Cluster", "db", { engineMode: "provisioned" })], finds },
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
      at: { db: "the snapshot that it is restored from decides whether its storage is encrypted" },
    },
    "whether it is, next to a database that is not": {
      stack: [database("late", { storageEncrypted: UNKNOWN }), database()],
      at: { late: "storageEncrypted is not known before the update" },
      finds,
    },
  },
});

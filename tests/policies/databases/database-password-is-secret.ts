import policy from "../../../policies/databases/database-password-is-secret";
import { KEPT, database, output, resource, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const generated = resource("random:index/randomPassword:RandomPassword", "password", { length: 32 });
const finds = { db: "it is a plain value in the program or its configuration" };

export default cases(policy, {
  accepts: {
    "a password that AWS keeps": [database("db", { ...KEPT, manageMasterUserPassword: true })],
    "a generated password": [generated, database("db", { password: output(generated, "result") })],
    "a secret of the stack's configuration": [{ ...database("db", { password: "hunter2" }), secrets: ["password"] }],
    "no password at all, as when it is restored from a snapshot": [database("db", { snapshotIdentifier: "snapshot" })],
  },
  rejects: {
    "a literal": { stack: [database("db", { password: "hunter2" })], finds },
    "a literal of a cluster": {
      stack: [resource("aws:rds/cluster:Cluster", "db", { masterPassword: "hunter2" })],
      finds,
    },
    "a literal next to a switch that is off": {
      stack: [database("db", { manageMasterUserPassword: false, password: "hunter2" })],
      finds,
    },
  },
  notApplicable: {
    "a read replica, which has its source's": [database("db", { replicateSourceDb: "source", password: "hunter2" })],
    "a member of a cluster": [resource("aws:rds/clusterInstance:ClusterInstance", "db")],
  },
  undecided: {
    "a password from nowhere in the stack, next to a literal": {
      stack: [database("late", { password: UNKNOWN }), database("db", { password: "hunter2" })],
      at: { late: "password is not known before the update" },
      finds,
    },
  },
});

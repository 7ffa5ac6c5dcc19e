import policy from "../../../policies/databases/database-is-private";
import { KEPT, database, resource, UNKNOWN } from "../../fixtures";
import { cases } from "../../harness";

const finds = { db: "`publiclyAccessible` is `true`" };

export default cases(policy, {
  accepts: {
    "nothing said": [database("db", KEPT)],
    "an address in the network alone": [database("db", { publiclyAccessible: false })],
    "false as text": [database("db", { publiclyAccessible: "false" })],
  },
  rejects: {
    "a public address": { stack: [database("db", { publiclyAccessible: true })], finds },
    "true as text": { stack: [database("db", { publiclyAccessible: "true" })], finds },
    "a public read replica": {
      stack: [database("db", { replicateSourceDb: "source", publiclyAccessible: true })],
      finds,
    },
    "a public member of a cluster": {
      stack: [resource("aws:rds/clusterInstance:ClusterInstance", "db", { publiclyAccessible: true })],
      finds,
    },
  },
  notApplicable: {
    "a stack without databases": [resource("aws:s3/bucket:Bucket", "static")],
  },
  undecided: {
    "whether it has one, next to a database that has": {
      stack: [database("late", { publiclyAccessible: UNKNOWN }), database("db", { publiclyAccessible: true })],
      at: { late: "publiclyAccessible is not known before the update" },
      finds,
    },
    "what is neither true nor false": {
      stack: [database("db", { publiclyAccessible: "perhaps" })],
      at: { db: "publiclyAccessible is not a boolean" },
    },
  },
});

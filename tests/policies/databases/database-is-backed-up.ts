import policy from "../../../policies/databases/database-is-backed-up";
import { KEPT, database, output, resource, UNKNOWN, type Fixture } from "../../fixtures";
import { cases } from "../../harness";

const finds = { db: "automated backups are off, and no AWS Backup plan includes it" };
const selection = (properties: Fixture["properties"]): Fixture =>
  resource("aws:backup/selection:Selection", "daily", properties);
const daily = { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] };

export default cases(policy, {
  accepts: {
    "a week": [database("db", KEPT)],
    "a week as text": [database("db", { backupRetentionPeriod: "7" })],
    "a cluster, which keeps a day by default": [
      resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql" }),
    ],
    "a cluster with 0 days, which AWS takes for a day": [
      resource("aws:rds/cluster:Cluster", "db", { engine: "aurora-postgresql", backupRetentionPeriod: 0 }),
    ],
    "a database that is restored from one that has them": [
      database("source", KEPT),
      database("db", {
        restoreToPointInTime: { sourceDbInstanceIdentifier: output(database("source"), "identifier") },
      }),
    ],
    "a backup plan that names it": [database(), selection({ resources: [output(database(), "arn")] })],
    "a backup plan for everything": [database(), selection({ resources: ["*"] })],
    "a backup plan for instances": [database(), selection({ resources: ["arn:aws:rds:*:*:db:*"] })],
    "a backup plan for a tag that it has": [database("db", { tags: { backup: "daily" } }), selection(daily)],
    "a backup plan with a condition that it meets": [
      database("db", { tags: { stage: "production" } }),
      selection({
        resources: ["*"],
        conditions: [{ stringLikes: [{ key: "aws:ResourceTag/stage", value: "prod*" }] }],
      }),
    ],
  },
  rejects: {
    "nothing said, which is 0": { stack: [database()], finds },
    "a period of 0 days": { stack: [database("db", { backupRetentionPeriod: 0 })], finds },
    "0 as text": { stack: [database("db", { backupRetentionPeriod: "0" })], finds },
    "a backup plan for something else": {
      stack: [database(), selection({ resources: ["arn:aws:s3:::media"], selectionTags: [] })],
      finds,
    },
    "a backup plan for clusters": {
      stack: [database(), selection({ resources: ["arn:aws:rds:*:*:cluster:*"] })],
      finds,
    },
    "a backup plan for a tag that it lacks": { stack: [database(), selection(daily)], finds },
    "a backup plan for another value of its tag": {
      stack: [database("db", { tags: { backup: "weekly" } }), selection(daily)],
      finds,
    },
    "a backup plan that leaves it out": {
      stack: [database(), selection({ resources: ["*"], notResources: [output(database(), "arn")] })],
      finds,
    },
    "a backup plan with a condition that it fails": {
      stack: [
        database("db", { tags: { stage: "production" } }),
        selection({
          resources: ["*"],
          conditions: [{ stringNotEquals: [{ key: "aws:ResourceTag/stage", value: "production" }] }],
        }),
      ],
      finds,
    },
  },
  notApplicable: {
    "a read replica, which has its source's backups": [database("db", { replicateSourceDb: "source" })],
    "a replica of a source that is not known yet": [database("db", { replicateSourceDb: UNKNOWN })],
    "a replica cluster": [
      resource("aws:rds/cluster:Cluster", "db", { replicationSourceIdentifier: "source", backupRetentionPeriod: 0 }),
    ],
    "a member of a cluster": [resource("aws:rds/clusterInstance:ClusterInstance", "db")],
  },
  undecided: {
    "a database that is restored from a snapshot": {
      stack: [database("db", { snapshotIdentifier: "last" })],
      at: { db: "its backup period is that of the snapshot that it is restored from, which is not part of this stack" },
    },
    "the period, next to a database without backups": {
      stack: [database("late", { backupRetentionPeriod: UNKNOWN }), database()],
      at: { late: "backupRetentionPeriod is not known before the update" },
      finds,
    },
    "a tag that a backup plan chooses by": {
      stack: [database("db", { tags: { backup: UNKNOWN } }), selection(daily)],
      at: { db: "tags.backup is not known before the update" },
    },
    "a name that a backup plan chooses by a pattern": {
      stack: [database(), selection({ resources: ["arn:aws:rds:*:*:db:shop-*"] })],
      at: { db: "whether db is meant is not known before the update" },
    },
    "a backup plan that may leave it out": {
      stack: [
        database(),
        selection({ resources: ["*"], notResources: ["arn:aws:rds:eu-west-1:111122223333:db:db-1a2b3c4"] }),
      ],
      at: { db: "whether db is meant is not known before the update" },
    },
    "what a backup plan names": {
      stack: [database(), selection({ resources: UNKNOWN })],
      at: { db: "which resources a backup selection names is not known before the update" },
    },
  },
});

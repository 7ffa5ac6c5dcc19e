import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "database-is-backed-up",
  title: "Databases have backups",
  problem: "The database has no usable backups",
  section: "databases",
  severity: "critical",
  enforcement: "mandatory",
  why: "Without backups a mistake or a failure loses the data for good.",
  fix: "Set backupRetentionPeriod to at least 7 days (left out it is 0 for an instance), or include the database in an AWS Backup plan.",
  django: { chapter: "DATABASES" },

  on: "databases",
  when: (database) => !database.isReplica,
  check(database) {
    if (database.backupRetentionDays === 0 && !database.isInBackupPlan) return "it has no automated backups";
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "database-is-backed-up",
  title: "Databases have backups",
  problem: "The database has no backups",
  section: "databases",
  severity: "critical",
  enforcement: "mandatory",
  why: "Without backups, a mistake or a failure loses the data for good.",
  fix: "Set `backupRetentionPeriod` to at least 7 (the default of an instance is 0), or include the database in an AWS Backup plan.",
  django: { chapter: "DATABASES" },

  on: "databases",
  when: (database) => !database.isReplica,
  check(database) {
    if (!database.hasBackups) return "automated backups are off, and no AWS Backup plan includes it";
  },
});

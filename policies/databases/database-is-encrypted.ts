import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "database-is-encrypted",
  title: "Databases are encrypted at rest",
  problem: "The database is not encrypted at rest",
  section: "databases",
  severity: "high",
  enforcement: "mandatory",
  why: "Snapshots and disks of an unencrypted database are readable wherever they are copied to.",
  fix: "Set storageEncrypted to true; an existing instance has to be restored from an encrypted copy of a snapshot.",

  on: "databases",
  when: (database) => !database.isReplica,
  check(database) {
    if (!database.isEncrypted) return "its storage is not encrypted";
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "database-is-encrypted",
  title: "Databases are encrypted at rest",
  problem: "The database is not encrypted at rest",
  section: "databases",
  severity: "high",
  enforcement: "mandatory",
  why: "Anyone who gets hold of a disk or a copied snapshot can read the data.",
  fix: "Set `storageEncrypted: true`. To encrypt an existing instance, restore it from an encrypted copy of a snapshot.",

  on: "databases",
  when: (database) => !database.isReplica,
  check(database) {
    if (!database.isEncrypted) return "`storageEncrypted` is not `true`";
  },
});

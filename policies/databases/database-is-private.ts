import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "database-is-private",
  title: "Databases have no public address",
  problem: "The database has a public address",
  section: "databases",
  severity: "critical",
  enforcement: "mandatory",
  why: "A database with a public address can be attacked by everybody, however its security group stands today.",
  fix: "Set publiclyAccessible to false and place the database in private subnets.",
  django: { chapter: "DATABASES" },

  on: "databases",
  check(database) {
    if (database.isPubliclyAccessible) return "it has an address on the internet";
  },
});

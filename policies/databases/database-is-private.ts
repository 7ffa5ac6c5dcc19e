import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "database-is-private",
  title: "Databases have no public address",
  problem: "The database has a public address",
  section: "databases",
  severity: "critical",
  enforcement: "mandatory",
  why: "Anyone on the internet can attack it as soon as a security group lets them.",
  fix: "Set `publiclyAccessible: false`, and place the database in private subnets.",
  django: { chapter: "DATABASES" },

  on: "databases",
  check(database) {
    if (database.isPubliclyAccessible) return "`publiclyAccessible` is `true`";
  },
});

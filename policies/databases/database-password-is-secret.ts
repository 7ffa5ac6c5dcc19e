import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "database-password-is-secret",
  title: "Database passwords come from secrets",
  problem: "The database password is in plain text",
  section: "databases",
  severity: "high",
  enforcement: "mandatory",
  why: "A password in the program or in plain configuration is in version control and known to all who ever read it.",
  fix: "Use manageMasterUserPassword, a generated password, or a Pulumi secret (pulumi config set --secret).",
  django: { chapter: "DATABASES" },

  on: "databases",
  when: (database) => !database.isReplica,
  check(database) {
    if (database.passwordOrigin === "literal")
      return "its password is a plain value of the program or its configuration";
  },
});

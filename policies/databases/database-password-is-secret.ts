import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "database-password-is-secret",
  title: "Database passwords come from secrets",
  problem: "The database password is in plain text",
  section: "databases",
  severity: "high",
  enforcement: "mandatory",
  why: "A password in the program or its plain configuration ends up in version control, where everyone with access can read it.",
  fix: "Set `manageMasterUserPassword: true`, or use a generated password or a Pulumi secret (pulumi config set --secret).",
  django: { chapter: "DATABASES" },

  on: "databases",
  when: (database) => !database.isReplica,
  check(database) {
    if (database.passwordOrigin === "literal") return "it is a plain value in the program or its configuration";
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "stored-secrets-are-secret",
  title: "Secrets, parameters and cache passwords are not written in the program",
  problem: "A stored secret is in plain text",
  section: "critical-settings",
  severity: "high",
  enforcement: "mandatory",
  why: "A secret in the program or its plain configuration ends up in version control, where everyone with access can read it, however well AWS keeps it.",
  fix: "Use a generated password or a Pulumi secret (pulumi config set --secret), or set the value by hand and name it in `ignoreChanges`.",
  django: { chapter: "Deployment checklist" },

  on: "storedSecrets",
  check({ holder, origin }) {
    if (origin === "literal") return `${holder} is a plain value in the program or its configuration`;
  },
});

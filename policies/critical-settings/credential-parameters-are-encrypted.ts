import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "credential-parameters-are-encrypted",
  title: "SSM parameters that hold credentials are encrypted",
  problem: "An SSM parameter holds a credential in plain text",
  section: "critical-settings",
  severity: "high",
  enforcement: "mandatory",
  why: "Anyone who may read the account's parameters can read it, without the permission to decrypt anything.",
  fix: "Set the parameter's type to SecureString, or keep the credential in Secrets Manager.",
  django: { chapter: "Deployment checklist" },

  on: "storedSecrets",
  check({ holder, isEncrypted }) {
    if (!isEncrypted) return `${holder} is a credential, and the type of the parameter is not SecureString`;
  },
});

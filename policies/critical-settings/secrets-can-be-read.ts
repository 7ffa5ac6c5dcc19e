import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "secrets-can-be-read",
  title: "Containers can read the secrets they reference",
  problem: "A container cannot read a secret it references",
  section: "critical-settings",
  severity: "medium",
  enforcement: "advisory",
  why: "A container whose secret cannot be read does not start, and the deployment fails.",
  fix: "Grant the role secretsmanager:GetSecretValue or ssm:GetParameters, and check the JSON key. Remove denials and conditions that the role does not meet. KMS permissions are not checked.",

  on: "variables",
  when: (variable) => variable.reference !== undefined,
  check(variable) {
    if (variable.unreadable) return `${variable.name} cannot be read: ${variable.unreadable}`;
  },
});

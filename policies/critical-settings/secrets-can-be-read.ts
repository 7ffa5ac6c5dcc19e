import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "secrets-can-be-read",
  title: "Containers can read the secrets they reference",
  problem: "A container cannot read a secret it references",
  section: "critical-settings",
  severity: "medium",
  enforcement: "advisory",
  why: "A container whose secret cannot be read does not start, and the deployment rolls back.",
  fix: "Allow secretsmanager:GetSecretValue or ssm:GetParameters to the role that starts the container (of App Runner, the instances' role), and name a key that the secret has. Allow kms:Decrypt too where a key of your own encrypts it: that is not looked at.",

  on: "variables",
  when: (variable) => variable.reference !== undefined,
  check(variable) {
    if (variable.unreadable) return `${variable.name} cannot be read: ${variable.unreadable}`;
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "credentials-are-secret",
  title: "Passwords and keys in a container's environment come from secrets",
  problem: "A container's environment contains a credential in plain text",
  section: "critical-settings",
  severity: "critical",
  enforcement: "mandatory",
  why: "Anyone who can read the container's definition can read a plain variable, and old revisions keep it.",
  fix: "Store the value in Secrets Manager or an SSM SecureString, and let the variable refer to it (`secrets` in ECS, `runtimeEnvironmentSecrets` in App Runner). Where it cannot, as in Lambda, the program reads the secret at start.",
  django: { chapter: "DATABASES" },

  on: "credentials",
  when: (variable) => !variable.isDjangoSecretKey,
  check(variable) {
    if (variable.certain) return `${variable.name} holds ${variable.certain}`;
  },
});

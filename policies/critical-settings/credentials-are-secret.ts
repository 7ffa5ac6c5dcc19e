import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "credentials-are-secret",
  title: "Passwords and keys in a container's environment come from secrets",
  problem: "A credential is in plain text in a container's environment",
  section: "critical-settings",
  severity: "critical",
  enforcement: "mandatory",
  why: "A plain variable is readable by everybody who may describe the task definition, and stays in its old revisions.",
  fix: "Keep the value in Secrets Manager or an SSM SecureString and inject it through the container's secrets.",
  django: { chapter: "DATABASES" },

  on: "credentials",
  when: (variable) => !variable.isDjangoSecretKey,
  check(variable) {
    if (variable.certain) return `${variable.name} holds ${variable.certain} in plain text`;
  },
});

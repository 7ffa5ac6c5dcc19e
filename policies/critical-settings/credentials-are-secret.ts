import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "credentials-are-secret",
  title: "Passwords and keys in a container's environment come from secrets",
  section: "critical-settings",
  severity: "critical",
  enforcement: "mandatory",
  why: "A plain variable is readable by everybody who may describe the task definition, and stays in its old revisions.",
  fix: "Keep the value in Secrets Manager or an SSM SecureString and inject it through the container's secrets.",
  django: "checklist: DATABASES",

  on: "variables",
  when: (variable) => variable.origin === "visible" && !variable.isDjangoSecretKey,
  check(variable) {
    if (variable.credential) return `${variable.name} holds ${variable.credential} in plain text`;
  },
});

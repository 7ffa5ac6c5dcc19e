import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "suspected-credentials-are-secret",
  title: "Variables that look like keys or tokens come from secrets",
  problem: "What looks like a key or token is in plain text",
  section: "critical-settings",
  severity: "high",
  enforcement: "advisory",
  why: "A plain variable is readable by everybody who may describe the task definition, and stays in its old revisions.",
  fix: "Keep the value in Secrets Manager and inject it through the container's secrets, or give it a name that says it is public.",
  django: { chapter: "Deployment checklist" },

  on: "credentials",
  when: (variable) => !variable.isDjangoSecretKey,
  check(variable) {
    if (variable.isSuspected) return `${variable.name} looks like a credential in plain text`;
  },
});

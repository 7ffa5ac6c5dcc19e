import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "suspected-credentials-are-secret",
  title: "Variables that look like credentials come from secrets",
  problem: "A plain-text variable looks like a credential",
  section: "critical-settings",
  severity: "high",
  enforcement: "advisory",
  why: "Anyone who can read the container's definition can read a plain variable, and old revisions keep it.",
  fix: "Store the value in Secrets Manager or an SSM SecureString, and let the container refer to it. If it is public, say so in the variable's name, as in MAPS_PUBLIC_KEY.",
  django: { chapter: "Deployment checklist" },

  on: "credentials",
  when: (variable) => !variable.isDjangoSecretKey,
  check(variable) {
    if (variable.isSuspected) return `${variable.name} is named like a credential and has a random value`;
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "command-holds-no-credentials",
  title: "Container commands contain no credentials",
  problem: "A container's command contains a credential",
  section: "critical-settings",
  severity: "critical",
  enforcement: "mandatory",
  why: "Anyone who can read the container's definition or list its processes can read the command, and it ends up in logs.",
  fix: "Store the value in Secrets Manager or an SSM SecureString, give it to the container as a variable, and let the command name the variable.",
  django: { chapter: "DATABASES" },

  on: "commands",
  check(command) {
    if (command.credential) return `the command contains ${command.credential}`;
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "command-holds-no-credentials",
  title: "Container commands hold no credentials",
  problem: "A container's command shows a credential",
  section: "critical-settings",
  severity: "critical",
  enforcement: "mandatory",
  why: "A command is readable by everybody who may describe the task or list the processes, and ends up in logs.",
  fix: "Keep the value in Secrets Manager, inject it through the container's secrets, and let the command name the variable.",
  django: { chapter: "DATABASES" },

  on: "commands",
  check(command) {
    if (command.credential) return `its command shows ${command.credential}`;
  },
});

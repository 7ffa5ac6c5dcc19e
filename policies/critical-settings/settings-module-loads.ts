import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "settings-module-loads",
  title: "The settings module loads",
  problem: "The settings module does not load",
  section: "critical-settings",
  severity: "medium",
  enforcement: "advisory",
  why: "A container whose settings module raises an exception never starts, and what it would set cannot be judged.",
  fix: "Give the variables that the module needs, or mend the line that is named.",

  on: "djangoApps",
  when: (app) => app.readsSettingsModule,
  check({ settingsModuleFailure: failure }) {
    if (failure) return `${failure.file}:${failure.line}: ${failure.message}`;
  },
});

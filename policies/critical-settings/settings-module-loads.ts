import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "settings-module-loads",
  title: "The settings module loads",
  problem: "The settings module fails to load",
  section: "critical-settings",
  severity: "medium",
  enforcement: "advisory",
  why: "A container whose settings module raises an exception never starts, and the settings in it cannot be checked.",
  fix: "Name a module that exists in DJANGO_SETTINGS_MODULE, set the variables that it needs, or fix the line named here.",

  on: "djangoApps",
  when: (app) => app.readsSettingsModule,
  check({ settingsModuleFailure: failure }) {
    if (failure) return failure.file === "" ? failure.message : `${failure.file}:${failure.line}: ${failure.message}`;
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "settings-module-is-for-production",
  title: "Containers run with production settings",
  problem: "A container runs with development settings",
  section: "critical-settings",
  severity: "high",
  enforcement: "advisory",
  why: "Settings for development turn DEBUG on, allow every host and print mail, whatever else the environment says.",
  fix: "Name the settings module, the configuration class and the environment that are made for production.",
  django: "checklist: Run manage.py check --deploy",

  on: "djangoApps",
  *check({ settings: { SETTINGS_MODULE, CONFIGURATION, ENV } }) {
    for (const setting of [SETTINGS_MODULE, CONFIGURATION, ENV]) {
      for (const { variable, value } of setting.where((word) => word !== undefined))
        yield `${variable} says "${value}"`;
    }
  },
});

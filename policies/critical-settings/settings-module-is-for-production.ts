import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "settings-module-is-for-production",
  title: "Containers run with production settings",
  problem: "A container runs with development settings",
  section: "critical-settings",
  severity: "high",
  enforcement: "advisory",
  why: "Settings for development turn DEBUG on, allow every host and print mail, whatever else the environment says.",
  fix: "Name the settings module, the configuration class and the environment that are made for production.",
  django: { chapter: "Run manage.py check --deploy" },

  on: setting("SETTINGS_MODULE", "CONFIGURATION", "ENV"),
  check({ variable, value }) {
    if (value !== undefined) return `${variable} says "${value}"`;
  },
});

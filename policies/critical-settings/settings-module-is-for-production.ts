import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "settings-module-is-for-production",
  title: "Containers run with production settings",
  problem: "A container runs with development settings",
  section: "critical-settings",
  severity: "high",
  enforcement: "advisory",
  why: "Development settings turn DEBUG on, allow every host and print mail instead of sending it.",
  fix: "Select the settings module, configuration class or environment that is meant for production.",
  django: { chapter: "Run manage.py check --deploy" },

  on: setting("SETTINGS_MODULE", "CONFIGURATION", "ENV"),
  check({ variable, value }) {
    if (value !== undefined) return `${variable} contains the word "${value}"`;
  },
});

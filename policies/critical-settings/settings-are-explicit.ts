import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "settings-are-explicit",
  title: "The environment sets every setting that the organisation requires",
  problem: "A required setting is missing",
  section: "critical-settings",
  severity: "medium",
  enforcement: "advisory",
  why: "Without it, the settings module's default applies, and the stack does not show that default.",
  fix: "Set the variable for each container, or remove the setting from `requireExplicit` in the shared settings.",

  on: "djangoApps",
  when: (app) => app.required.length > 0,
  *check(app) {
    for (const setting of app.missing) yield `nothing sets ${setting}`;
  },
});

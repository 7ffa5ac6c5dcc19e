import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "settings-are-explicit",
  title: "The environment gives every setting that the organisation requires",
  problem: "A required setting is missing from the environment",
  section: "critical-settings",
  severity: "medium",
  enforcement: "advisory",
  why: "A setting that the environment leaves out has the settings module's default, which nobody sees here.",
  fix: "Set the variable for each container, or take the setting out of `requireExplicit`.",

  on: "djangoApps",
  when: (app) => app.required.length > 0,
  *check(app) {
    for (const setting of app.missing) yield `nothing in its environment gives ${setting}`;
  },
});

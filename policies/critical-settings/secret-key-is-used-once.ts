import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "secret-key-is-used-once",
  title: "SECRET_KEY has a single use",
  problem: "SECRET_KEY is used more than once",
  section: "critical-settings",
  severity: "medium",
  enforcement: "advisory",
  why: "A leak in one place compromises the others, and the key cannot be rotated for one of them alone.",
  fix: "Generate a separate key for each application and purpose.",
  django: { chapter: "SECRET_KEY" },

  on: "djangoApps",
  when: (app) => app.settings.SECRET_KEY.origin !== "notVisible",
  *check(app) {
    for (const place of app.otherKeyUses) yield `${app.settings.SECRET_KEY.variable} is also used ${place}`;
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "secret-key-is-used-once",
  title: "SECRET_KEY has a single use",
  problem: "SECRET_KEY is used elsewhere",
  section: "critical-settings",
  severity: "medium",
  enforcement: "advisory",
  why: "What leaks from one use opens the others, and the key cannot be rotated for one of them alone.",
  fix: "Generate a key of its own for each application and purpose.",
  django: { chapter: "SECRET_KEY" },

  on: "djangoApps",
  when: (app) => app.settings.SECRET_KEY.origin !== "notVisible",
  *check(app) {
    for (const place of app.otherKeyUses) yield `${app.settings.SECRET_KEY.variable} is used ${place} too`;
  },
});

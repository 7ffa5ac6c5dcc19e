import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "admins-can-be-reached",
  title: "ADMINS and MANAGERS contain valid email addresses",
  problem: "ADMINS or MANAGERS cannot be reached",
  section: "error-reporting",
  severity: "low",
  enforcement: "advisory",
  why: "Reports of errors and broken links go nowhere.",
  fix: "List email addresses that somebody reads, separated by commas.",
  django: { chapter: "ADMINS and MANAGERS" },

  on: setting("ADMINS", "MANAGERS"),
  *check({ setting: name, variable, value }) {
    if (name === "ADMINS" && value.count === 0) yield `${variable} is empty`;
    for (const { entry, flaw } of value.flaws) yield `entry ${entry} of ${variable} ${flaw}`;
  },
});

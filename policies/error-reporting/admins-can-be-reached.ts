import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "admins-can-be-reached",
  title: "ADMINS and MANAGERS hold valid mail addresses",
  problem: "ADMINS or MANAGERS cannot be reached",
  section: "error-reporting",
  severity: "low",
  enforcement: "advisory",
  why: "Reports of errors and broken links go nowhere.",
  fix: "Write addresses separated by commas, of people who read them.",
  django: "checklist: ADMINS and MANAGERS",

  on: "djangoApps",
  when: (app) => app.settings.ADMINS.isPlain || app.settings.MANAGERS.isPlain,
  *check({ settings: { ADMINS, MANAGERS } }) {
    for (const { variable } of ADMINS.where((people) => people.count === 0)) yield `${variable} is empty`;
    for (const setting of [ADMINS, MANAGERS]) {
      for (const { variable, value } of setting.where((people) => people.flaws.length > 0))
        for (const { entry, flaw } of value.flaws) yield `entry ${entry} of ${variable} ${flaw}`;
    }
  },
});

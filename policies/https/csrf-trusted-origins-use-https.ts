import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "csrf-trusted-origins-use-https",
  title: "CSRF_TRUSTED_ORIGINS uses https://",
  problem: "CSRF_TRUSTED_ORIGINS contains an origin that is not safe",
  section: "https",
  severity: "medium",
  enforcement: "advisory",
  why: "Whoever can answer for an origin over plain HTTP can post forms as your users; an origin without a scheme stops Django.",
  fix: "Write https:// before every host, and nothing behind it.",
  django: "checklist: HTTPS",

  on: "djangoApps",
  when: (app) => app.settings.CSRF_TRUSTED_ORIGINS.isPlain,
  *check(app) {
    for (const { variable, value } of app.settings.CSRF_TRUSTED_ORIGINS.where((origins) => origins.flaws.length > 0))
      for (const { entry, flaw } of value.flaws) yield `entry ${entry} of ${variable} ${flaw}`;
  },
});

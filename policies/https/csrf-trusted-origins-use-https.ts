import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "csrf-trusted-origins-use-https",
  title: "CSRF_TRUSTED_ORIGINS uses https://",
  problem: "CSRF_TRUSTED_ORIGINS contains an origin that is not safe",
  section: "https",
  severity: "medium",
  enforcement: "advisory",
  why: "Whoever can answer for an origin over plain HTTP can post forms as your users; an origin without a scheme stops Django.",
  fix: "Write https:// before every host, and nothing behind it.",
  django: { chapter: "HTTPS" },

  on: setting("CSRF_TRUSTED_ORIGINS"),
  *check({ variable, value }) {
    for (const { entry, flaw } of value.flaws) yield `entry ${entry} of ${variable} ${flaw}`;
  },
});

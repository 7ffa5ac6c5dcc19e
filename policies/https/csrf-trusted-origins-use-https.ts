import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "csrf-trusted-origins-use-https",
  title: "CSRF_TRUSTED_ORIGINS contains only HTTPS origins",
  problem: "CSRF_TRUSTED_ORIGINS contains an invalid or insecure origin",
  section: "https",
  severity: "medium",
  enforcement: "advisory",
  why: "An attacker who impersonates an http:// origin can submit forms as your users. Django does not start if an origin has no scheme.",
  fix: "Write each origin as https:// and a host, without a path.",
  django: { chapter: "HTTPS" },

  on: setting("CSRF_TRUSTED_ORIGINS"),
  *check({ variable, value }) {
    for (const { entry, flaw } of value.flaws) yield `entry ${entry} of ${variable} ${flaw}`;
  },
});

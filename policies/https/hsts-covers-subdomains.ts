import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "hsts-covers-subdomains",
  title: "HSTS includes subdomains",
  problem: "HSTS does not include subdomains",
  section: "https",
  severity: "low",
  enforcement: "advisory",
  why: "An attacker on the network path can set cookies for the site from a subdomain that browsers load over plain HTTP.",
  fix: "Set SECURE_HSTS_INCLUDE_SUBDOMAINS to True once every subdomain is served over HTTPS.",
  django: { check: "security.W005" },

  on: setting("SECURE_HSTS_INCLUDE_SUBDOMAINS"),
  when: ({ app }) => app.servesRequests && !app.hstsIsOff,
  check({ variable, value, text }) {
    if (value.mayBeFalse) return { message: `${variable} turns includeSubDomains off`, because: text };
  },
});

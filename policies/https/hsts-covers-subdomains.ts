import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "hsts-covers-subdomains",
  title: "HSTS includes subdomains",
  problem: "HSTS leaves out subdomains",
  section: "https",
  severity: "low",
  enforcement: "advisory",
  why: "An attacker on the network path can set cookies for the site from a subdomain that browsers ask over plain HTTP.",
  fix: "Set the variable to True once every subdomain is served over HTTPS.",
  django: "security.W005",

  on: "djangoApps",
  when: (app) => app.servesRequests && app.settings.SECURE_HSTS_INCLUDE_SUBDOMAINS.isPlain && !app.hstsIsOff,
  *check(app) {
    for (const { variable } of app.settings.SECURE_HSTS_INCLUDE_SUBDOMAINS.where((includes) => includes.mayBeFalse))
      yield `${variable} leaves subdomains out of HSTS`;
  },
});

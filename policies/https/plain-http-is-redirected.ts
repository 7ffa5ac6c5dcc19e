import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "plain-http-is-redirected",
  title: "Plain HTTP is redirected to HTTPS",
  problem: "Plain HTTP is not redirected to HTTPS",
  section: "https",
  severity: "medium",
  enforcement: "advisory",
  why: "Pages, cookies and passwords cross the network in plain text.",
  fix: "Redirect at the load balancer, or set SECURE_SSL_REDIRECT to True.",
  django: "security.W008",

  on: "djangoApps",
  when: (app) => app.servesRequests && app.settings.SECURE_SSL_REDIRECT.isPlain,
  *check(app) {
    for (const { variable } of app.settings.SECURE_SSL_REDIRECT.where((redirect) => redirect.mayBeFalse))
      if (!app.plainHttpIsRedirected) yield `${variable} is off, and nothing in front is seen to redirect`;
  },
});

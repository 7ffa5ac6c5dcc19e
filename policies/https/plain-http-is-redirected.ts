import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "plain-http-is-redirected",
  title: "Plain HTTP is redirected to HTTPS",
  problem: "Plain HTTP is not redirected to HTTPS",
  section: "https",
  severity: "medium",
  enforcement: "advisory",
  why: "Pages, cookies and passwords cross the network in plain text.",
  fix: "Redirect at the load balancer, or set SECURE_SSL_REDIRECT to True.",
  django: { check: "security.W008" },

  on: setting("SECURE_SSL_REDIRECT"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value, app }) {
    if (!value.mayBeFalse || app.plainHttpIsRedirected) return;
    return {
      message: `${variable} turns SECURE_SSL_REDIRECT off, and nothing in the stack redirects`,
      because: { fact: app.plainHttpEntrance ?? app, aspect: "plain HTTP" },
    };
  },
});

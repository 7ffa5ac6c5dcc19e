import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "http-listener-rule-redirects-to-https",
  title: "Rules of HTTP listeners redirect to HTTPS",
  problem: "A rule of an HTTP listener does not redirect to HTTPS",
  section: "https",
  severity: "high",
  enforcement: "mandatory",
  why: "Anyone on the network path can read session cookies and CSRF tokens sent over plain HTTP.",
  fix: "Make the rule's action a redirect with `protocol: HTTPS` and `statusCode: HTTP_301`, or move the rule to the HTTPS listener.",
  django: { check: "security.W008" },

  on: "listenerRules",
  when: (rule) => rule.listener?.protocol === "HTTP" && rule.listener.isPublic,
  check(rule) {
    if (rule.servesPlainHttp) {
      return {
        message: `it serves plain HTTP on port ${rule.listener?.port}`,
        because: { fact: rule, aspect: "plain HTTP" },
      };
    }
  },
});

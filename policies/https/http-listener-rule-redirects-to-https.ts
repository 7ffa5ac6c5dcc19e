import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "http-listener-rule-redirects-to-https",
  title: "Rules of HTTP listeners redirect to HTTPS",
  problem: "A rule of an HTTP listener does not redirect to HTTPS",
  section: "https",
  severity: "high",
  enforcement: "mandatory",
  why: "Plain HTTP exposes session cookies and CSRF tokens to anyone on the network path.",
  fix: "Make the rule's action a redirect with protocol HTTPS, or move the rule to the HTTPS listener.",
  django: { check: "security.W008" },

  on: "listenerRules",
  when: (rule) => rule.listener?.protocol === "HTTP" && rule.listener.isPublic,
  check(rule) {
    if (rule.servesPlainHttp)
      return {
        message: `it serves plain HTTP on port ${rule.listener?.port} instead of redirecting to HTTPS`,
        because: { fact: rule, aspect: "plain HTTP" },
      };
  },
});

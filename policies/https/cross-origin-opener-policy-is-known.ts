import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "cross-origin-opener-policy-is-known",
  title: "SECURE_CROSS_ORIGIN_OPENER_POLICY is a value that browsers know",
  problem: "Browsers ignore the cross-origin opener policy",
  section: "https",
  severity: "low",
  enforcement: "advisory",
  why: "Browsers ignore a value that they do not know, and other sites keep a hold on the site's windows.",
  fix: "Use same-origin, same-origin-allow-popups or unsafe-none.",
  django: { check: "security.E024" },

  on: setting("SECURE_CROSS_ORIGIN_OPENER_POLICY"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value }) {
    if (value.flaw !== undefined) return `${variable} ${value.flaw}`;
  },
});

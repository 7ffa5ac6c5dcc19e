import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "cross-origin-opener-policy-is-known",
  title: "SECURE_CROSS_ORIGIN_OPENER_POLICY has a value that browsers know",
  problem: "Browsers ignore the cross-origin opener policy",
  section: "https",
  severity: "low",
  enforcement: "advisory",
  why: "Browsers ignore an unknown value, so pages of other sites keep a reference to your windows.",
  fix: "Set SECURE_CROSS_ORIGIN_OPENER_POLICY to same-origin, same-origin-allow-popups or unsafe-none.",
  django: { check: "security.E024" },

  on: setting("SECURE_CROSS_ORIGIN_OPENER_POLICY"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value }) {
    if (value.flaw !== undefined) return `${variable} ${value.flaw}`;
  },
});

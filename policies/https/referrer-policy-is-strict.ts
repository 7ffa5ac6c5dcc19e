import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "referrer-policy-is-strict",
  title: "SECURE_REFERRER_POLICY hides full URLs from other sites",
  problem: "The referrer policy is invalid or sends full URLs to other sites",
  section: "https",
  severity: "low",
  enforcement: "advisory",
  why: "URLs reveal what people look at, and sometimes contain tokens.",
  fix: "Set SECURE_REFERRER_POLICY to same-origin, which is Django's default, or to strict-origin-when-cross-origin.",
  django: { check: "security.E023" },

  on: setting("SECURE_REFERRER_POLICY"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value }) {
    if (value.flaw !== undefined) return `${variable} ${value.flaw}`;
  },
});

import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "referrer-policy-is-strict",
  title: "The referrer policy keeps full URLs from other sites",
  problem: "Other sites receive full URLs",
  section: "https",
  severity: "low",
  enforcement: "advisory",
  why: "Addresses tell what people look at, and hold tokens now and then.",
  fix: "Use same-origin, which is Django's default, or strict-origin-when-cross-origin.",
  django: { check: "security.E023" },

  on: setting("SECURE_REFERRER_POLICY"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value }) {
    if (value.flaw !== undefined) return `${variable} ${value.flaw}`;
  },
});

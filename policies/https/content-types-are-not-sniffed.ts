import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "content-types-are-not-sniffed",
  title: "SECURE_CONTENT_TYPE_NOSNIFF is on",
  problem: "Browsers may guess content types",
  section: "https",
  severity: "low",
  enforcement: "advisory",
  why: "A browser that guesses may run as a script what the site sent as something else.",
  fix: "Set SECURE_CONTENT_TYPE_NOSNIFF to True, which is Django's default.",
  django: { check: "security.W006" },

  on: setting("SECURE_CONTENT_TYPE_NOSNIFF"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value, text }) {
    if (value.mayBeFalse) return { message: `${variable} turns X-Content-Type-Options: nosniff off`, because: text };
  },
});

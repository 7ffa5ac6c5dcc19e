import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "pages-are-not-framed",
  title: "Other sites cannot show your pages in frames",
  problem: "Other sites can show your pages in frames",
  section: "https",
  severity: "low",
  enforcement: "advisory",
  why: "A page in an invisible frame can be clicked by people who think they click something else.",
  fix: "Set X_FRAME_OPTIONS to DENY, which is Django's default, and exempt the views that must be framed.",
  django: { check: "security.W019" },

  on: setting("X_FRAME_OPTIONS"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value }) {
    if (value.flaw !== undefined) return `${variable} ${value.flaw}`;
  },
});

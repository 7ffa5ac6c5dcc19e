import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "pages-are-not-framed",
  title: "Pages cannot be shown in frames",
  problem: "Pages can be shown in frames",
  section: "https",
  severity: "low",
  enforcement: "advisory",
  why: "Users can be tricked into clicking on a page in an invisible frame.",
  fix: "Set X_FRAME_OPTIONS to DENY, which is Django's default, and exempt only the views that must be framed.",
  django: { check: "security.W019" },

  on: setting("X_FRAME_OPTIONS"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value }) {
    if (value.flaw !== undefined) return `${variable} ${value.flaw}`;
  },
});

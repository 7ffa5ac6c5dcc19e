import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "session-cookie-is-hidden-from-scripts",
  title: "Scripts cannot read the session cookie",
  problem: "Scripts can read the session cookie",
  section: "https",
  severity: "high",
  enforcement: "mandatory",
  why: "A script injected into a page can read the cookie and take over the session.",
  fix: "Set SESSION_COOKIE_HTTPONLY to True, which is Django's default.",
  django: { check: "security.W015" },

  on: setting("SESSION_COOKIE_HTTPONLY"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value, text }) {
    if (value.mayBeFalse) return { message: `${variable} turns its HttpOnly attribute off`, because: text };
  },
});

import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "session-cookie-is-secure",
  title: "The session cookie is only sent over HTTPS",
  problem: "The session cookie is sent over plain HTTP",
  section: "https",
  severity: "high",
  enforcement: "mandatory",
  why: "Anyone on the network path can read a session cookie sent over plain HTTP and use it to log in.",
  fix: "Set SESSION_COOKIE_SECURE to True.",
  django: { check: "security.W012" },

  on: setting("SESSION_COOKIE_SECURE"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value, text }) {
    if (value.mayBeFalse) return { message: `${variable} turns its Secure attribute off`, because: text };
  },
});

import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "csrf-cookie-is-secure",
  title: "The CSRF cookie is only sent over HTTPS",
  problem: "The CSRF cookie is sent over plain HTTP",
  section: "https",
  severity: "high",
  enforcement: "mandatory",
  why: "Anyone on the network path can read a CSRF cookie sent over plain HTTP and use it to forge form submissions.",
  fix: "Set CSRF_COOKIE_SECURE to True.",
  django: { check: "security.W016" },

  on: setting("CSRF_COOKIE_SECURE"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value, text }) {
    if (value.mayBeFalse) return { message: `${variable} turns its Secure attribute off`, because: text };
  },
});

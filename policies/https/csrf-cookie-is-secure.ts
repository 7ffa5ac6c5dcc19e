import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "csrf-cookie-is-secure",
  title: "The CSRF cookie is only sent over HTTPS",
  problem: "The CSRF cookie is sent over plain HTTP",
  section: "https",
  severity: "high",
  enforcement: "mandatory",
  why: "A CSRF cookie sent over plain HTTP can be read on the way and used to forge forms.",
  fix: "Set the variable to True, or CSRF_COOKIE_SECURE = True in the settings module.",
  django: { check: "security.W016" },

  on: setting("CSRF_COOKIE_SECURE"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value, app }) {
    if (value.mayBeFalse)
      return {
        message: `${variable} lets the cookie travel over plain HTTP`,
        because: { fact: app, aspect: `text of ${variable}` },
      };
  },
});

import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "session-cookie-is-secure",
  title: "The session cookie is only sent over HTTPS",
  problem: "The session cookie is sent over plain HTTP",
  section: "https",
  severity: "high",
  enforcement: "mandatory",
  why: "A session cookie sent over plain HTTP can be read on the way and used to log in.",
  fix: "Set the variable to True, or SESSION_COOKIE_SECURE = True in the settings module.",
  django: { check: "security.W012" },

  on: setting("SESSION_COOKIE_SECURE"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value, app }) {
    if (value.mayBeFalse)
      return {
        message: `${variable} lets the cookie travel over plain HTTP`,
        because: { fact: app, aspect: `text of ${variable}` },
      };
  },
});

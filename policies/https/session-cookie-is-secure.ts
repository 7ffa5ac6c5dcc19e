import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "session-cookie-is-secure",
  title: "The session cookie is only sent over HTTPS",
  problem: "The session cookie is sent over plain HTTP",
  section: "https",
  severity: "high",
  enforcement: "mandatory",
  why: "A session cookie sent over plain HTTP can be read on the way and used to log in.",
  fix: "Set the variable to True, or SESSION_COOKIE_SECURE = True in the settings module.",
  django: "security.W012",

  on: "djangoApps",
  when: (app) => app.servesRequests && app.settings.SESSION_COOKIE_SECURE.isPlain,
  *check(app) {
    for (const { variable } of app.settings.SESSION_COOKIE_SECURE.where((secure) => secure.mayBeFalse))
      yield `${variable} lets the cookie travel over plain HTTP`;
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "csrf-cookie-is-secure",
  title: "The CSRF cookie is only sent over HTTPS",
  problem: "The CSRF cookie is sent over plain HTTP",
  section: "https",
  severity: "high",
  enforcement: "mandatory",
  why: "A CSRF cookie sent over plain HTTP can be read on the way and used to forge forms.",
  fix: "Set the variable to True, or CSRF_COOKIE_SECURE = True in the settings module.",
  django: "security.W016",

  on: "djangoApps",
  when: (app) => app.servesRequests && app.settings.CSRF_COOKIE_SECURE.isPlain,
  *check(app) {
    for (const { variable } of app.settings.CSRF_COOKIE_SECURE.where((secure) => secure.mayBeFalse))
      yield `${variable} lets the cookie travel over plain HTTP`;
  },
});

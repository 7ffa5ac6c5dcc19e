import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "session-cookie-is-hidden-from-scripts",
  title: "Scripts cannot read the session cookie",
  problem: "Scripts can read the session cookie",
  section: "https",
  severity: "high",
  enforcement: "mandatory",
  why: "A script that gets into a page can read the cookie and take the session over.",
  fix: "Set the variable to True, which is Django's default.",
  django: "security.W015",

  on: "djangoApps",
  when: (app) => app.servesRequests && app.settings.SESSION_COOKIE_HTTPONLY.isPlain,
  *check(app) {
    for (const { variable } of app.settings.SESSION_COOKIE_HTTPONLY.where((hidden) => hidden.mayBeFalse))
      yield `${variable} shows the cookie to scripts`;
  },
});

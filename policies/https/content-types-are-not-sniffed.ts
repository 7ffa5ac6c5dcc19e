import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "content-types-are-not-sniffed",
  title: "SECURE_CONTENT_TYPE_NOSNIFF is on",
  problem: "Browsers guess the type of pages",
  section: "https",
  severity: "low",
  enforcement: "advisory",
  why: "A browser that guesses may run as a script what the site sent as something else.",
  fix: "Set the variable to True, which is Django's default.",
  django: "security.W006",

  on: "djangoApps",
  when: (app) => app.servesRequests && app.settings.SECURE_CONTENT_TYPE_NOSNIFF.isPlain,
  *check(app) {
    for (const { variable } of app.settings.SECURE_CONTENT_TYPE_NOSNIFF.where((nosniff) => nosniff.mayBeFalse))
      yield `${variable} lets browsers guess`;
  },
});

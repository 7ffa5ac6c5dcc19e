import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "pages-are-not-framed",
  title: "Other sites cannot show your pages in frames",
  problem: "Other sites can show your pages in frames",
  section: "https",
  severity: "low",
  enforcement: "advisory",
  why: "A page in an invisible frame can be clicked by people who think they click something else.",
  fix: "Set X_FRAME_OPTIONS to DENY, which is Django's default, and exempt the views that must be framed.",
  django: "security.W019",

  on: "djangoApps",
  when: (app) => app.servesRequests && app.settings.X_FRAME_OPTIONS.isPlain,
  *check(app) {
    for (const { variable, value } of app.settings.X_FRAME_OPTIONS.where((options) => options.flaw !== undefined))
      yield `${variable} ${value.flaw}`;
  },
});

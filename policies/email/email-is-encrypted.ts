import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "email-is-encrypted",
  title: "Mail is sent to the mail server over TLS",
  problem: "Mail is sent without TLS",
  section: "email",
  severity: "medium",
  enforcement: "advisory",
  why: "Password reset links and the mail server's password travel in clear text.",
  fix: "Set EMAIL_USE_TLS (port 587) or EMAIL_USE_SSL (port 465) to True.",

  on: "djangoApps",
  when: (app) => app.settings.EMAIL_USE_TLS.isPlain,
  *check(app) {
    for (const { variable } of app.settings.EMAIL_USE_TLS.where((tls) => tls.mayBeFalse))
      if (!app.mailIsEncrypted) yield `${variable} is off and EMAIL_USE_SSL is not on`;
  },
});

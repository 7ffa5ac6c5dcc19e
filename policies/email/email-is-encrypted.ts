import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "email-is-encrypted",
  title: "Mail is sent to the mail server over TLS",
  problem: "Mail is sent without TLS",
  section: "email",
  severity: "medium",
  enforcement: "advisory",
  why: "Password reset links and the mail server's password cross the network in plain text.",
  fix: "Set EMAIL_USE_TLS (port 587) or EMAIL_USE_SSL (port 465) to True.",

  on: setting("EMAIL_USE_TLS"),
  when: ({ app }) => !app.sendsMailThroughApi,
  check({ variable, value, app }) {
    if (value.mayBeFalse && !app.mailIsEncrypted) return `${variable} turns TLS off, and EMAIL_USE_SSL is not on`;
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "email-senders-are-real",
  title: "Mail is sent from an address of the site",
  problem: "Mail is sent from an address that cannot be yours",
  section: "email",
  severity: "medium",
  enforcement: "advisory",
  why: "Mail providers refuse mail from webmaster@localhost and root@localhost, which are Django's defaults.",
  fix: "Set DEFAULT_FROM_EMAIL and SERVER_EMAIL to addresses of a domain that you may send from.",
  django: "checklist: MAILERS and related settings",

  on: "djangoApps",
  when: (app) => app.settings.DEFAULT_FROM_EMAIL.isPlain || app.settings.SERVER_EMAIL.isPlain,
  *check({ settings: { DEFAULT_FROM_EMAIL, SERVER_EMAIL } }) {
    for (const setting of [DEFAULT_FROM_EMAIL, SERVER_EMAIL]) {
      for (const { variable, value } of setting.where((sender) => sender.flaw !== undefined))
        yield `${variable} ${value.flaw}`;
    }
  },
});

import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "email-senders-are-real",
  title: "Mail is sent from an address of the site",
  problem: "Mail is sent from an address that cannot be yours",
  section: "email",
  severity: "medium",
  enforcement: "advisory",
  why: "Mail providers refuse mail from webmaster@localhost and root@localhost, which are Django's defaults.",
  fix: "Set DEFAULT_FROM_EMAIL and SERVER_EMAIL to addresses of a domain that you may send from.",
  django: { chapter: "MAILERS and related settings" },

  on: setting("DEFAULT_FROM_EMAIL", "SERVER_EMAIL"),
  check({ variable, value }) {
    if (value.flaw !== undefined) return `${variable} ${value.flaw}`;
  },
});

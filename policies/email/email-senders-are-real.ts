import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "email-senders-are-real",
  title: "Mail is sent from a real address",
  problem: "Mail is sent from an address that does not exist",
  section: "email",
  severity: "medium",
  enforcement: "advisory",
  why: "Mail servers reject or drop mail from Django's defaults, webmaster@localhost and root@localhost, and the like.",
  fix: "Set DEFAULT_FROM_EMAIL and SERVER_EMAIL to addresses of a domain that you send mail from.",
  django: { chapter: "MAILERS and related settings" },

  on: setting("DEFAULT_FROM_EMAIL", "SERVER_EMAIL"),
  check({ variable, value }) {
    if (value.flaw !== undefined) return `${variable} ${value.flaw}`;
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "email-encryption-fits-its-port",
  title: "The mail encryption matches the mail server's port",
  problem: "The mail encryption does not match the port",
  section: "email",
  severity: "medium",
  enforcement: "advisory",
  why: "With both ways of TLS on Django sends nothing, and with the wrong one the mail server never answers.",
  fix: "Use EMAIL_USE_TLS with port 587, or EMAIL_USE_SSL with port 465.",
  django: { chapter: "MAILERS and related settings" },

  on: "djangoApps",
  when: ({ settings }) => settings.EMAIL_USE_TLS.isPlain || settings.EMAIL_USE_SSL.isPlain,
  check: (app) => app.mailEncryptionConflicts,
});

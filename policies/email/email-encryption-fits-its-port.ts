import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "email-encryption-fits-its-port",
  title: "The mail encryption settings match each other and the port",
  problem: "The mail encryption settings contradict each other",
  section: "email",
  severity: "medium",
  enforcement: "advisory",
  why: "Django refuses to send mail if both EMAIL_USE_TLS and EMAIL_USE_SSL are on. With the wrong one for the port, the mail server does not answer.",
  fix: "Use EMAIL_USE_TLS with port 587, or EMAIL_USE_SSL with port 465.",
  django: { chapter: "MAILERS and related settings" },

  on: "djangoApps",
  when: ({ settings }) => settings.EMAIL_USE_TLS.isInPlainText || settings.EMAIL_USE_SSL.isInPlainText,
  check: (app) => app.mailEncryptionConflicts,
});

import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "email-is-delivered",
  title: "Django's email backend delivers mail",
  problem: "The email backend delivers nothing",
  section: "email",
  severity: "medium",
  enforcement: "advisory",
  why: "Password resets and error reports that are printed, kept in memory or dropped reach nobody.",
  fix: "Use django.core.mail.backends.smtp.EmailBackend or the backend of your mail service.",
  django: { check: "mail.E001" },

  on: setting("EMAIL_BACKEND"),
  check({ variable, value }) {
    if (!value.delivers) return `${variable} is the ${value.name} backend, which delivers nothing`;
  },
});

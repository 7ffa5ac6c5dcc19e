import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "email-is-delivered",
  title: "The email backend delivers mail",
  problem: "The email backend delivers nothing",
  section: "email",
  severity: "medium",
  enforcement: "advisory",
  why: "Password resets and error reports reach nobody.",
  fix: "Use django.core.mail.backends.smtp.EmailBackend or your mail provider's backend.",
  django: { check: "mail.E001" },

  on: setting("EMAIL_BACKEND"),
  check({ variable, value }) {
    if (!value.delivers) return `${variable} selects the ${value.name} backend`;
  },
});

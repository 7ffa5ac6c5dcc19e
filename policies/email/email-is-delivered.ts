import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "email-is-delivered",
  title: "Django's email backend delivers mail",
  section: "email",
  severity: "medium",
  enforcement: "advisory",
  why: "Password resets and error reports that are printed, kept in memory or dropped reach nobody.",
  fix: "Use django.core.mail.backends.smtp.EmailBackend or the backend of your mail service.",
  django: "mail.E001",

  on: "djangoApps",
  when: (app) => app.emailBackend.origin === "visible",
  check(app) {
    const { name, delivers } = app.emailBackend.value;
    if (!delivers) return `${app.emailBackend.variable} is the ${name} backend, which delivers nothing`;
  },
});

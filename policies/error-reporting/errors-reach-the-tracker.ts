import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "errors-reach-the-tracker",
  title: "SENTRY_DSN is valid",
  problem: "SENTRY_DSN is not valid",
  section: "error-reporting",
  severity: "low",
  enforcement: "advisory",
  why: "Without a valid DSN, Sentry silently drops every report.",
  fix: "Copy the DSN from the project's settings in Sentry, or remove the variable.",
  django: { chapter: "ADMINS and MANAGERS" },

  on: setting("SENTRY_DSN"),
  check({ variable, value }) {
    if (value.flaw !== undefined) return `${variable} ${value.flaw}`;
  },
});

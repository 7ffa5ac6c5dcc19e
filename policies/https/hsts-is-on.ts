import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "hsts-is-on",
  title: "HSTS is on",
  problem: "HSTS is off or too short",
  section: "https",
  severity: "medium",
  enforcement: "advisory",
  why: "Without HSTS the first request of every visit goes over plain HTTP, where it can be intercepted.",
  fix: "Set SECURE_HSTS_SECONDS to an hour first, and to a year (31536000) once everything works.",
  django: { check: "security.W004" },
  options: {
    minimumSeconds: {
      type: "integer",
      minimum: 1,
      default: 3600,
      description: "How long browsers remember it at least.",
    },
  },

  on: setting("SECURE_HSTS_SECONDS"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value }, { minimumSeconds }) {
    if (!(value !== undefined && value >= minimumSeconds))
      return value === undefined ? `${variable} is no number` : `${variable} is ${value}`;
  },
});

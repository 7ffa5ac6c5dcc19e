import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "hsts-is-on",
  title: "HSTS is on",
  problem: "HSTS is off or too short",
  section: "https",
  severity: "medium",
  enforcement: "advisory",
  why: "Without HSTS, a visit that starts with plain HTTP can be intercepted.",
  fix: "Set SECURE_HSTS_SECONDS to 3600 first, and to 31536000 (one year) once everything works over HTTPS.",
  django: { check: "security.W004" },
  options: {
    minimumSeconds: {
      type: "integer",
      minimum: 1,
      default: 3600,
      description: "The shortest acceptable duration in seconds.",
    },
  },

  on: setting("SECURE_HSTS_SECONDS"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value }, { minimumSeconds }) {
    if (value === undefined) return `${variable} is not a number`;
    if (value < minimumSeconds) return `${variable} sets ${value} seconds; the minimum is ${minimumSeconds}`;
  },
});

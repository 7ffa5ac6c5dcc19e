import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "allowed-hosts-serve-somebody",
  title: "ALLOWED_HOSTS contains a public host",
  problem: "ALLOWED_HOSTS contains no public host",
  section: "critical-settings",
  severity: "medium",
  enforcement: "advisory",
  why: "With no host or this machine alone, Django answers 400 for every request from outside.",
  fix: "List the hosts that you serve.",
  django: { check: "security.W020" },

  on: setting("ALLOWED_HOSTS"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value }) {
    if (value.servesNobody !== undefined) return `${variable} ${value.servesNobody}`;
  },
});

import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "allowed-hosts-serve-somebody",
  title: "ALLOWED_HOSTS contains a public host",
  problem: "ALLOWED_HOSTS contains no public host",
  section: "critical-settings",
  severity: "medium",
  enforcement: "advisory",
  why: "If the list is empty or names only local hosts, every outside request gets a 400.",
  fix: "Add the hosts that clients use to reach the site.",
  django: { check: "security.W020" },

  on: setting("ALLOWED_HOSTS"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value }) {
    if (value.servesNobody !== undefined) return `${variable} ${value.servesNobody}`;
  },
});

import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "allowed-hosts-can-match",
  title: "Every entry of ALLOWED_HOSTS can match a host",
  problem: "An entry of ALLOWED_HOSTS can never match a host",
  section: "critical-settings",
  severity: "medium",
  enforcement: "advisory",
  why: "An entry that can never match makes Django answer 400 for hosts you meant to allow, and the usual quick fix is `*`.",
  fix: "Write bare host names, without scheme, port or path, and without spaces after commas. Write `.example.com` for a domain and its subdomains.",
  django: { chapter: "ALLOWED_HOSTS" },

  on: setting("ALLOWED_HOSTS"),
  when: ({ app }) => app.servesRequests,
  *check({ variable, value }) {
    for (const { entry, flaw } of value.flaws) yield `entry ${entry} of ${variable} ${flaw}`;
  },
});

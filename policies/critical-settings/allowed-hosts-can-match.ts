import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "allowed-hosts-can-match",
  title: "Every entry of ALLOWED_HOSTS can match a host",
  problem: "An entry of ALLOWED_HOSTS can never match",
  section: "critical-settings",
  severity: "medium",
  enforcement: "advisory",
  why: "Django answers 400 for a host that an entry was meant to allow and cannot match, and people reach for `*`.",
  fix: "Write host names alone, `.example.com` for a domain and all below it, and no blanks after commas.",
  django: { chapter: "ALLOWED_HOSTS" },

  on: setting("ALLOWED_HOSTS"),
  when: ({ app }) => app.servesRequests,
  *check({ variable, value }) {
    for (const { entry, flaw } of value.flaws) yield `entry ${entry} of ${variable} ${flaw}`;
  },
});

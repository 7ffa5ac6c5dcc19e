import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "allowed-hosts-are-named",
  title: "ALLOWED_HOSTS names the site's hosts, or something in front validates them",
  problem: "Any Host header is accepted",
  section: "critical-settings",
  severity: "high",
  enforcement: "mandatory",
  why: "A forged Host header ends up in password reset links, caches and redirects.",
  fix: "List your hosts in ALLOWED_HOSTS. Or let nginx return 444 for unknown hosts, or let the load balancer forward only named hosts.",
  django: { chapter: "ALLOWED_HOSTS" },

  on: setting("ALLOWED_HOSTS"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value, app }) {
    if (!value.allowsAll || app.hostsAreValidatedInFront) return;
    return {
      message: `${variable} allows every host, and nothing in front rejects unknown hosts`,
      evidence: app.judgedInFront.map((what) => ({ urn: app.resource.urn, text: `${what} forwards unknown hosts` })),
      because: { fact: app, aspect: "unknown hosts" },
    };
  },
});

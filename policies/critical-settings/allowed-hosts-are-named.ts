import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "allowed-hosts-are-named",
  title: "ALLOWED_HOSTS lists the site's hosts unless something in front checks them",
  problem: "Any Host header is accepted",
  section: "critical-settings",
  severity: "high",
  enforcement: "mandatory",
  why: "With any host allowed, forged Host headers reach password reset links, caches and redirects.",
  fix: "List the hosts that you serve, or let nginx answer unknown hosts with 444, or forward named hosts only from the load balancer.",
  django: { chapter: "ALLOWED_HOSTS" },

  on: setting("ALLOWED_HOSTS"),
  when: ({ app }) => app.servesRequests,
  check({ variable, value, app }) {
    if (!value.allowsAll || app.hostsAreValidatedInFront) return;
    return {
      message: `${variable} allows every host, and nothing in front turns unknown hosts away`,
      evidence: app.judgedInFront.map((what) => ({ urn: app.resource.urn, text: `unknown hosts get through ${what}` })),
      because: { fact: app, aspect: "unknown hosts" },
    };
  },
});

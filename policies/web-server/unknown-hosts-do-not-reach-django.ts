import { definePolicy } from "../../src/policy";

/** What Django does with a host that nginx lets through. */
const answers = {
  serves: "Django serves them, since ALLOWED_HOSTS allows every host",
  refuses: "Django answers each with a 400 and logs an error",
};

export default definePolicy({
  name: "unknown-hosts-do-not-reach-django",
  title: "nginx rejects unknown hosts itself",
  problem: "Unknown hosts reach Django",
  section: "web-server",
  severity: "high",
  enforcement: "mandatory",
  why: "If ALLOWED_HOSTS lets them through, forged Host headers poison links, caches and redirects. If not, every scanner fills Django's error log.",
  fix: "Add a server with `listen 80 default_server;` and `return 444;`, or let the load balancer forward only named hosts.",
  django: { chapter: "ALLOWED_HOSTS" },

  on: "unknownHosts",
  check({ listener, app, djangoAnswer }) {
    if (!listener.admitsUnknownHosts || listener.balancersValidateHosts) return;
    const { listen, unknownHost, at, example } = listener;
    const balancer = listener.isBehindBalancers ? ", and the load balancer forwards them" : "";
    const texts = [example, djangoAnswer && answers[djangoAnswer]].filter((text) => text !== undefined);
    return {
      message: `requests for unknown hosts on ${listen} are ${unknownHost} by ${at}${balancer}`,
      evidence: texts.map((text) => ({ urn: listener.resource.urn, text })),
      ...(app && { because: { fact: app, aspect: "unknown hosts" } }),
    };
  },
});

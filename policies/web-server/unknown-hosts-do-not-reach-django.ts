import { definePolicy } from "../../src/policy";

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

  on: "nginxListeners",
  check(listener) {
    if (listener.admitsUnknownHosts && !listener.balancersValidateHosts) {
      const both = listener.isBehindBalancers ? ", and the load balancer forwards them" : "";
      return `requests for unknown hosts on ${listener.listen} are ${listener.unknownHost} by ${listener.at}${both}`;
    }
  },
});

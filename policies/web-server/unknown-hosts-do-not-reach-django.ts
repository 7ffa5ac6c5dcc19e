import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "unknown-hosts-do-not-reach-django",
  title: "nginx answers unknown hosts itself",
  problem: "Unknown hosts reach Django",
  section: "web-server",
  severity: "high",
  enforcement: "mandatory",
  why: "A request with a forged Host header that nginx hands on lets attackers poison links, caches and redirects.",
  fix: "Add a server with `listen 80 default_server;` and `return 444;`, or forward named hosts only from the load balancer.",
  django: { chapter: "ALLOWED_HOSTS" },

  on: "nginxListeners",
  check(listener) {
    if (listener.admitsUnknownHosts && !listener.balancersValidateHosts) {
      const both = listener.isBehindBalancers ? ", and the load balancer lets them through" : "";
      return `requests for unknown hosts on ${listener.listen} are ${listener.unknownHost} by ${listener.at}${both}`;
    }
  },
});

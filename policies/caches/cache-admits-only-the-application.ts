import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "cache-admits-only-the-application",
  title: "Caches only accept connections from the application",
  problem: "The cache accepts connections from outside the application",
  section: "caches",
  severity: "critical",
  enforcement: "mandatory",
  why: "Anything that can connect to the cache's port can try passwords and exploit the server itself.",
  fix: "Allow only the security groups of the services that use the cache: no CIDR ranges, and not the load balancer's group. If a bastion host or a VPN endpoint may connect, name its group in the setting `bastionSecurityGroups`.",
  django: { chapter: "CACHES" },

  on: "cacheSources",
  check(source) {
    const { exposure } = source;
    if (!exposure) return;
    return { message: `port ${source.port} is open to ${exposure.from}`, evidence: exposure.path };
  },
});

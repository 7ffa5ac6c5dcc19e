import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "request-bodies-are-limited",
  title: "nginx limits request bodies",
  problem: "nginx forwards request bodies of any size",
  section: "web-server",
  severity: "medium",
  enforcement: "advisory",
  why: "Without a limit, one client can fill the disk or the memory with a single upload.",
  fix: "Set client_max_body_size to the largest upload that the application accepts.",

  on: "nginxProxies",
  check(proxy) {
    if (!proxy.limitsBodies) return `${proxy.at} has no limit (client_max_body_size 0)`;
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "health-checks-are-answered",
  title: "nginx answers the load balancer's health check",
  problem: "nginx fails the load balancer's health check",
  section: "web-server",
  severity: "high",
  enforcement: "mandatory",
  why: "A health check sends the target's address as Host. A default server that drops unknown hosts drops it too, so no target becomes healthy.",
  fix: "Answer the path in the default server: `location = /healthz { return 200; }` next to `location / { return 444; }`.",

  on: "nginxHealthChecks",
  check({ path, failure }) {
    if (failure) return `nginx ${failure} when the health check requests ${path}`;
  },
});

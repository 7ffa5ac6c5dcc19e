import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "nginx-configuration-is-valid",
  title: "nginx accepts its configuration",
  problem: "nginx rejects its configuration",
  section: "web-server",
  severity: "high",
  enforcement: "mandatory",
  why: "nginx does not start with an invalid configuration, and the service never becomes healthy.",
  fix: "Fix the line. `nginx -t` reports the same error.",

  on: "nginxServers",
  check(server) {
    if (server.error) return `line ${server.error.line}: ${server.error.reason}`;
  },
});

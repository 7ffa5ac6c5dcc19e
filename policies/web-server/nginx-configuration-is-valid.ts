import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "nginx-configuration-is-valid",
  title: "nginx accepts its configuration",
  problem: "nginx refuses its configuration",
  section: "web-server",
  severity: "high",
  enforcement: "mandatory",
  why: "nginx refuses to start with a configuration that it cannot read, and the service never becomes healthy.",
  fix: "Mend the line; `nginx -t` gives the same verdict.",

  on: "nginxServers",
  check(server) {
    if (server.error) return `nginx refuses the configuration at line ${server.error.line}: ${server.error.reason}`;
  },
});

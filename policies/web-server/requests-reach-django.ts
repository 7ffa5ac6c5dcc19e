import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "requests-reach-django",
  title: "nginx hands requests on where Django listens",
  section: "web-server",
  severity: "medium",
  enforcement: "advisory",
  why: "nginx answers 502 for every request that it hands on to a port where nothing listens.",
  fix: "Use one port in proxy_pass and in the application server's --bind or --port.",

  on: "nginxHosts",
  when: (server) => server.isInFrontOfDjango,
  check({ at, portMissed }) {
    if (portMissed) {
      return `the server at ${at} hands requests on to port ${portMissed.handedTo.join(", ")}, and Django listens on ${portMissed.listensOn}`;
    }
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "requests-reach-django",
  title: "nginx forwards requests to where Django listens",
  problem: "nginx forwards requests to where Django does not listen",
  section: "web-server",
  severity: "medium",
  enforcement: "advisory",
  why: "nginx answers 502 for every request that it hands on to a port or a socket where nothing listens.",
  fix: "Use one port or socket in proxy_pass and in the application server's --bind or --port; uwsgi_pass for uWSGI's --socket.",

  on: "nginxHosts",
  when: (server) => server.isInFrontOfDjango,
  check({ at, missed }) {
    if (missed)
      return `the server at ${at} hands requests on to ${missed.handedTo}, and Django listens on ${missed.listensOn}`;
  },
});

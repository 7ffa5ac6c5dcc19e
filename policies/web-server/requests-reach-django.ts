import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "requests-reach-django",
  title: "nginx forwards requests to the port or socket where Django listens",
  problem: "nginx forwards requests to a port or socket where Django does not listen",
  section: "web-server",
  severity: "medium",
  enforcement: "advisory",
  why: "nginx answers 502 to every request that it forwards to a port or socket where nothing listens.",
  fix: "Use the same port or socket in proxy_pass and in the application server's --bind or --port. For uWSGI's --socket, use uwsgi_pass.",

  on: "nginxHosts",
  when: (server) => server.isInFrontOfDjango,
  check({ at, missed }) {
    if (missed) return `the server at ${at} forwards to ${missed.handedTo}, but Django listens on ${missed.listensOn}`;
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "server-names-are-allowed-hosts",
  title: "Django allows every host that nginx serves",
  problem: "Django rejects a host that nginx serves",
  section: "web-server",
  severity: "medium",
  enforcement: "advisory",
  why: "Django answers 400 for a host that is missing from ALLOWED_HOSTS, and the usual quick fix is `*`.",
  fix: "Add the host to ALLOWED_HOSTS, or remove it from server_name.",
  django: { chapter: "ALLOWED_HOSTS" },

  on: "nginxHosts",
  when: (server) => server.hosts.length > 0 && server.isInFrontOfDjango,
  check({ at, refused }) {
    const { hosts, by } = refused;
    if (hosts.length > 0)
      return `${hosts.join(", ")} of the server at ${at} ${hosts.length > 1 ? "are" : "is"} not in ${by}`;
  },
});

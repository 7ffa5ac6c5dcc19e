import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "connections-leave-the-container",
  title: "Databases, caches and brokers are not expected on localhost",
  problem: "A service is expected on localhost",
  section: "databases",
  severity: "medium",
  enforcement: "advisory",
  why: "Nothing listens there. The address worked on a developer's machine.",
  fix: "Use the server's address, or run the server as a container of the same task.",
  django: { chapter: "DATABASES" },

  on: "djangoConnections",
  check({ variable, service, localHost }) {
    if (localHost) return `${variable} points to a ${service} on ${localHost}`;
  },
});

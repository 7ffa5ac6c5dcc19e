import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "database-admits-only-the-application",
  title: "Databases only accept connections from the application",
  problem: "The database accepts connections from elsewhere than the application",
  section: "databases",
  severity: "critical",
  enforcement: "mandatory",
  why: "Whatever can connect to the database's port can try passwords and exploit the server itself.",
  fix: "Admit the security groups of the services that use it, not networks and not the load balancer's group.",
  django: { chapter: "DATABASES" },

  on: "databaseSources",
  check({ port, exposure }) {
    if (!exposure) return;
    return { message: `port ${port} admits ${exposure.from}`, evidence: exposure.path };
  },
});

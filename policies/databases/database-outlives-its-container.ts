import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "database-outlives-its-container",
  title: "The database is not a file inside the container",
  problem: "The database is lost with its container",
  section: "databases",
  severity: "critical",
  enforcement: "mandatory",
  why: "The file is lost with the container: at every deployment, and each container has one of its own.",
  fix: "Use a database server, or put the file on a volume that outlives the container.",
  django: { chapter: "DATABASES" },

  on: "djangoConnections",
  when: (connection) => connection.service === "database",
  check({ variable, isLostWithContainer }) {
    if (isLostWithContainer) return `${variable} is SQLite in the container's own files`;
  },
});

import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "database-outlives-its-container",
  title: "The database is not a file inside the container",
  problem: "The database is lost with its container",
  section: "databases",
  severity: "critical",
  enforcement: "mandatory",
  why: "Every deployment deletes the file, and each container has its own copy.",
  fix: "Use a database server, or put the file on a volume that outlives the container.",
  django: { chapter: "DATABASES" },

  on: "djangoConnections",
  when: (connection) => connection.service === "database",
  check({ variable, isLostWithContainer }) {
    if (isLostWithContainer) return `${variable} selects SQLite in the container's own file system`;
  },
});

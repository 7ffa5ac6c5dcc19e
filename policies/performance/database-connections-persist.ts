import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "database-connections-persist",
  title: "Database connections are reused",
  problem: "Every request opens a database connection",
  section: "performance",
  severity: "low",
  enforcement: "advisory",
  why: "Opening a connection for every request takes much of the time that a request takes.",
  fix: "Set CONN_MAX_AGE to some seconds (60 is common), or use a connection pool.",
  django: { chapter: "CONN_MAX_AGE" },

  on: setting("CONN_MAX_AGE"),
  when: ({ app }) => app.servesRequests && !app.servesAsgi,
  check({ variable, value }) {
    if (value === "0") return `${variable} closes the connection after every request`;
  },
});

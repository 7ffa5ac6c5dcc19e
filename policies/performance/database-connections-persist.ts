import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "database-connections-persist",
  title: "Database connections are reused",
  problem: "Every request opens a database connection",
  section: "performance",
  severity: "low",
  enforcement: "advisory",
  why: "Opening a connection can take a large part of a request's time.",
  fix: "Set CONN_MAX_AGE to a number of seconds, such as 60, or use a connection pool.",
  django: { chapter: "CONN_MAX_AGE" },

  on: setting("CONN_MAX_AGE"),
  when: ({ app }) => app.servesRequests && !app.servesAsgi,
  check({ variable, value }) {
    if (value === "0") return `${variable} sets CONN_MAX_AGE to 0`;
  },
});

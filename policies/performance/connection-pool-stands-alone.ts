import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "connection-pool-stands-alone",
  title: "Pooling and CONN_MAX_AGE are not combined",
  problem: "Pooling and CONN_MAX_AGE are combined",
  section: "performance",
  severity: "medium",
  enforcement: "advisory",
  why: "Django raises ImproperlyConfigured when both are set.",
  fix: "Set CONN_MAX_AGE to 0 if the pool is on.",
  django: { chapter: "CONN_MAX_AGE" },

  on: setting("CONN_MAX_AGE"),
  when: ({ app }) => app.settings.CONNECTION_POOL.isInPlainText,
  check({ variable, value, app }) {
    if (value !== "0" && app.connectionPool)
      return `${app.connectionPool} turns the pool on, and ${variable} keeps connections open`;
  },
});

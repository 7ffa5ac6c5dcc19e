import { definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "connection-pool-stands-alone",
  title: "Pooling and CONN_MAX_AGE are not combined",
  problem: "Pooling and CONN_MAX_AGE are combined",
  section: "performance",
  severity: "medium",
  enforcement: "advisory",
  why: "Django refuses to connect: pooling does not go with persistent connections.",
  fix: "Set CONN_MAX_AGE to 0 where the pool is on.",
  django: { chapter: "CONN_MAX_AGE" },

  on: setting("CONN_MAX_AGE"),
  when: ({ app }) => app.settings.CONNECTION_POOL.isPlain,
  check({ variable, value, app }) {
    const pool = app.settings.CONNECTION_POOL;
    if (value !== "0" && !pool.value.mayBeFalse) return `${pool.variable} turns the pool on, and ${variable} is not 0`;
  },
});

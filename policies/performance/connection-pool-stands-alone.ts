import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "connection-pool-stands-alone",
  title: "Pooling and CONN_MAX_AGE are not combined",
  problem: "Pooling and CONN_MAX_AGE are combined",
  section: "performance",
  severity: "medium",
  enforcement: "advisory",
  why: "Django refuses to connect: pooling does not go with persistent connections.",
  fix: "Set CONN_MAX_AGE to 0 where the pool is on.",
  django: "checklist: CONN_MAX_AGE",

  on: "djangoApps",
  when: (app) => app.settings.CONNECTION_POOL.isPlain && app.settings.CONN_MAX_AGE.isPlain,
  *check({ settings: { CONNECTION_POOL, CONN_MAX_AGE } }) {
    for (const { variable } of CONN_MAX_AGE.where((age) => age !== "0")) {
      if (!CONNECTION_POOL.value.mayBeFalse)
        yield `${CONNECTION_POOL.variable} turns the pool on, and ${variable} is not 0`;
    }
  },
});

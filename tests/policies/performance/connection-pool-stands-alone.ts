import policy from "../../../policies/performance/connection-pool-stands-alone";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "a pool without persistent connections": [django({ DB_POOL: "True", CONN_MAX_AGE: "0" })],
    "no pool": [django({ DB_POOL: "False", CONN_MAX_AGE: "60" })],
  },
  rejects: {
    both: rejected(
      { DB_POOL: "True", CONN_MAX_AGE: "60" },
      "DB_POOL turns the pool on, and CONN_MAX_AGE keeps connections open",
    ),
    "connections that stay for good": rejected(
      { DATABASE_POOL: "1", CONN_MAX_AGE: "None" },
      "DATABASE_POOL turns the pool on, and CONN_MAX_AGE keeps connections open",
    ),
    "both in a URL": rejected(
      { DATABASE_URL: "postgres://app@db.example.com/shop?pool=true&conn_max_age=60" },
      "DATABASE_URL turns the pool on, and DATABASE_URL keeps connections open",
    ),
  },
  notApplicable: { "one of the two": [django({ CONN_MAX_AGE: "60" })] },
  undecided: {
    "the pool": {
      stack: [djangoWithUnknown("DB_POOL", { CONN_MAX_AGE: "60" })],
      at: { shop: "DB_POOL is not known before the update" },
    },
  },
});

import policy from "../../../policies/databases/connections-stay-in-their-stage";
import { django, djangoWithUnknown } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "servers without a stage in their names": [django({ DB_HOST: "shop.abc.eu-west-1.rds.amazonaws.com" })],
    "servers of this stack's stage": [
      django({
        DB_HOST: "shop-production.abc.eu-west-1.rds.amazonaws.com",
        REDIS_URL: "rediss://prod-cache.example.com",
      }),
    ],
    "words that only begin alike": [django({ DB_HOST: "devices.example.com", REDIS_HOST: "latest.example.com" })],
  },
  rejects: {
    "a database of staging": rejected(
      { DB_HOST: "shop-staging.abc.eu-west-1.rds.amazonaws.com" },
      'DB_HOST points to a database of the stage "staging"',
    ),
    "a cache of development in a URL": rejected(
      { REDIS_URL: "rediss://cache.dev.example.com/0" },
      'REDIS_URL points to a cache of the stage "dev"',
    ),
    "a replica of a test": rejected(
      { DATABASE_URL_REPLICA: "postgres://app@test-db.example.com/shop" },
      'DATABASE_URL_REPLICA points to a database of the stage "test"',
    ),
  },
  notApplicable: { "hosts that the settings module decides": [django({})] },
  undecided: {
    "the host": {
      stack: [djangoWithUnknown("DB_HOST")],
      at: { shop: "DB_HOST is not known before the update" },
    },
  },
});

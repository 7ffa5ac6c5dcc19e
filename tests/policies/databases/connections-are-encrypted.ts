import policy from "../../../policies/databases/connections-are-encrypted";
import { django, djangoWithUnknown, taskDefinition } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "a database that requires TLS": [
      django({ DATABASE_URL: "postgres://app@db.example.com/shop?sslmode=verify-full" }),
    ],
    "a database whose URL leaves it to the driver": [django({ DATABASE_URL: "postgres://app@db.example.com/shop" })],
    "sslmode in a variable of its own": [django({ POSTGRES_SSLMODE: "require" })],
    "Redis over TLS": [
      django({
        REDIS_URL: "rediss://cache.example.com:6379/0",
        CELERY_BROKER_URL: "rediss://cache.example.com/1?ssl_cert_reqs=required",
      }),
    ],
    "AMQP over TLS, and SQS": [django({ BROKER_URL: "amqps://mq.example.com", CELERY_BROKER_URL: "sqs://" })],
    "Redis next to the application": [django({ REDIS_URL: "redis://localhost:6379" })],
    "a host alone": [django({ DB_HOST: "db.example.com", REDIS_HOST: "cache.example.com" })],
    "an engine, which is no switch": [
      django({ DB_ENGINE: "django.db.backends.postgresql", AWS_DB_ENGINE: "aurora-postgresql" }),
    ],
  },
  rejects: {
    "sslmode=disable": rejected(
      { DATABASE_URL: "postgres://app@db.example.com/shop?sslmode=disable" },
      "DATABASE_URL turns TLS off",
    ),
    "sslmode=prefer": rejected({ DB_SSLMODE: "prefer" }, "DB_SSLMODE falls back to plain text if TLS fails"),
    "libpq's own variable": rejected({ PGSSLMODE: "disable" }, "PGSSLMODE turns TLS off"),
    "plain Redis": rejected({ CACHE_URL: "redis://cache.example.com:6379/0" }, "CACHE_URL uses Redis without TLS"),
    "plain AMQP": rejected(
      { CELERY_BROKER_URL: "amqp://app@mq.example.com//" },
      "CELERY_BROKER_URL uses AMQP without TLS",
    ),
    "certificates that are not verified": rejected(
      { REDIS_URL: "rediss://cache.example.com?ssl_cert_reqs=none" },
      "REDIS_URL does not verify the server's certificate",
    ),
    "a switch": rejected({ REDIS_SSL: "False" }, "REDIS_SSL turns TLS off"),
  },
  notApplicable: {
    "URLs from secrets": [django({}, { secrets: { DATABASE_URL: "database-url" } })],
    "a container that does not run Django": [
      taskDefinition("node", { environment: { REDIS_URL: "redis://cache.example.com" } }),
    ],
  },
  undecided: {
    "a URL": {
      stack: [djangoWithUnknown("DATABASE_URL")],
      at: { shop: "DATABASE_URL is not known before the update" },
    },
    "one URL, next to a problem in another": {
      stack: [djangoWithUnknown("DATABASE_URL", { REDIS_URL: "redis://cache.example.com" })],
      at: { shop: "DATABASE_URL is not known before the update" },
      finds: { shop: "container web: REDIS_URL uses Redis without TLS" },
    },
  },
});

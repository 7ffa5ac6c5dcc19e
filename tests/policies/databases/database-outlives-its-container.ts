import policy from "../../../policies/databases/database-outlives-its-container";
import { containerDefinition, django, djangoWithUnknown, rawTaskDefinition } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});

export default cases(policy, {
  accepts: {
    "a server": [django({ DATABASE_URL: "postgres://app@db.example.com/shop" })],
    "a file on a volume": [
      rawTaskDefinition("shop", [
        {
          ...containerDefinition({
            command: ["gunicorn", "config.wsgi"],
            environment: { DATABASE_URL: "sqlite:////data/db.sqlite3" },
          }),
          mountPoints: [{ sourceVolume: "data", containerPath: "/data" }],
        },
      ]),
    ],
    "an engine that is a server": [django({ DB_ENGINE: "django.db.backends.postgresql" })],
  },
  rejects: {
    "a file": rejected(
      { DATABASE_URL: "sqlite:////app/db.sqlite3" },
      "DATABASE_URL selects SQLite in the container's own file system",
    ),
    "a relative file": rejected(
      { DATABASE_URL: "sqlite:///db.sqlite3" },
      "DATABASE_URL selects SQLite in the container's own file system",
    ),
    memory: rejected(
      { DATABASE_URL: "sqlite://:memory:" },
      "DATABASE_URL selects SQLite in the container's own file system",
    ),
    "an engine": rejected(
      { DB_ENGINE: "django.db.backends.sqlite3" },
      "DB_ENGINE selects SQLite in the container's own file system",
    ),
  },
  notApplicable: { "what the settings module decides": [django({ REDIS_URL: "rediss://cache.example.com" })] },
  undecided: {
    "the URL": {
      stack: [djangoWithUnknown("DATABASE_URL")],
      at: { shop: "DATABASE_URL is not known before the update" },
    },
  },
});

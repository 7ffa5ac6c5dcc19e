import policy from "../../../policies/databases/connections-leave-the-container";
import {
  containerDefinition,
  django,
  djangoWithUnknown,
  rawTaskDefinition,
  resource,
  taskDefinition,
  UNKNOWN,
} from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const rejected = (environment: Readonly<Record<string, string>>, ...messages: readonly string[]): RejectedCase => ({
  stack: [django(environment)],
  finds: { shop: messages.map((message) => `container web: ${message}`) },
});
const settings = { DJANGO_SETTINGS_MODULE: "config.settings.production" };
const web = { name: "web", command: ["gunicorn", "config.wsgi"] };

export default cases(policy, {
  accepts: {
    "servers elsewhere": [django({ DB_HOST: "db.example.com", CACHE_URL: "rediss://cache.example.com/0" })],
    "a sidecar that may be the server": [
      taskDefinition(
        "shop",
        { ...web, environment: { ...settings, REDIS_URL: "redis://localhost:6379" } },
        { name: "redis", image: "redis:7" },
      ),
    ],
    "another service next to a cache": [
      django({
        CERAMIC_CACHE_VALIDATION_URL: "http://localhost:8001/verify",
        CACHE_VALIDATION_HOST: "localhost",
        RABBITMQ_MANAGEMENT_URL: "http://127.0.0.1:15672",
        MAIL_HOST: "http://localhost:8025",
        CACHE_URL: "rediss://cache.example.com/0",
      }),
    ],
    "SQLite, which has no host": [django({ DATABASE_URL: "sqlite:////data/db.sqlite3" })],
    "a machine of its own": [
      resource("aws:ec2/instance:Instance", "shop", {
        userData:
          "#!/bin/sh\ndocker run -d -e DJANGO_SETTINGS_MODULE=config.settings -e DB_HOST=localhost shop gunicorn config.wsgi",
      }),
      django({ DB_HOST: "db.example.com" }),
    ],
  },
  rejects: {
    localhost: rejected({ DB_HOST: "localhost" }, "DB_HOST points to a database on localhost"),
    "127.0.0.1 in a URL": rejected(
      { REDIS_URL: "redis://127.0.0.1:6379/0" },
      "REDIS_URL points to a cache on 127.0.0.1",
    ),
    "a broker": rejected(
      { CELERY_BROKER_URL: "amqp://guest@localhost//" },
      "CELERY_BROKER_URL points to a broker on localhost",
    ),
    "a mail server": rejected({ EMAIL_HOST: "localhost" }, "EMAIL_HOST points to a mail server on localhost"),
    "Docker's name for the developer's machine": rejected(
      { POSTGRES_HOST: "host.docker.internal" },
      "POSTGRES_HOST points to a database on host.docker.internal",
    ),
    "a sidecar that is nginx": {
      stack: [
        taskDefinition(
          "shop",
          { ...web, environment: { ...settings, DB_HOST: "localhost" } },
          { name: "nginx", image: "nginx:1.28" },
        ),
      ],
      finds: { shop: "container web: DB_HOST points to a database on localhost" },
    },
  },
  notApplicable: { "hosts that the settings module decides": [django({})] },
  undecided: {
    "the host": {
      stack: [djangoWithUnknown("DB_HOST")],
      at: { shop: "DB_HOST is not known before the update" },
    },
    "whether a sidecar is the server": {
      stack: [
        rawTaskDefinition("shop", [
          containerDefinition({ ...web, environment: { ...settings, DB_HOST: "localhost" } }),
          UNKNOWN,
        ]),
      ],
      at: { shop: "containerDefinitions[1] is not known before the update" },
    },
  },
});

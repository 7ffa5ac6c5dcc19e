import policy from "../../../policies/critical-settings/credentials-are-secret";
import {
  containerDefinition,
  django,
  rawTaskDefinition,
  resource,
  taskDefinition,
  UNKNOWN,
  type Fixture,
} from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const environment = (variables: Readonly<Record<string, string>>): Fixture =>
  taskDefinition("shop", { environment: variables });
const url = (name: string, value: string): RejectedCase => ({
  stack: [environment({ [name]: value })],
  finds: { shop: `container web: ${name} holds a URL with a password` },
});
const named = (name: string, value = "hunter2"): RejectedCase => ({
  stack: [environment({ [name]: value })],
  finds: { shop: `container web: ${name} holds a credential` },
});

/** A container with an environment file, and the object that holds it. */
const withFile = (properties: Fixture["properties"]): readonly Fixture[] => [
  resource("aws:s3/bucketObjectv2:BucketObjectv2", "web.env", { bucket: "config", key: "web.env", ...properties }),
  rawTaskDefinition("shop", [
    { name: "web", image: "shop:1", environmentFiles: [{ type: "s3", value: "arn:aws:s3:::config/web.env" }] },
  ]),
];

export default cases(policy, {
  accepts: {
    "settings next to secrets": [
      taskDefinition("shop", {
        environment: { DJANGO_SETTINGS_MODULE: "config.settings.production" },
        secrets: { DATABASE_URL: "arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf:url::" },
      }),
    ],
    "names that only begin like a secret's": [environment({ PASSWORD_RESET_TIMEOUT: "3600", SECRET_NAME: "prod/db" })],
    "where a secret is": [
      environment({
        SECRET_ARN: "arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf",
        DB_PASSWORD: "arn:aws:ssm:eu-west-1:1:parameter/db",
        API_KEY: "/run/secrets/api_key",
        DB_SECRET_NAME: "prod/db",
      }),
    ],
    "a reference to another variable": [
      environment({
        DB_PASSWORD: "${RDS_PASSWORD}",
        DATABASE_URL: "postgres://app:${RDS_PASSWORD}@db.example.com/shop",
      }),
    ],
    "URLs without a password": [
      environment({
        REDIS_URL: "rediss://cache.example.com:6379/0",
        DATABASE_URL: "postgres://app@db.example.com:5432/shop",
        SITE_URL: "https://shop.example.com/a:b@c",
        SENTRY_DSN: "https://0123456789abcdef@o1.ingest.sentry.io/2",
      }),
    ],
    "a URL whose host was simulated": [
      environment({ DATABASE_URL: "postgres://db-s1mulated.eu-west-1.rds.amazonaws.com:5432/shop" }),
    ],
    "an empty password": [environment({ EMAIL_HOST_PASSWORD: "", DB_PASSWORD: "  " })],
    "switches about passwords, and a working directory": [
      environment({ REQUIRE_PASSWORD: "True", ENFORCE_AUTH_TOKEN: "0", PWD: "/srv/app" }),
    ],
    "Django's SECRET_KEY, which has policies of its own": [
      django({ DJANGO_SECRET_KEY: "x".repeat(60), SECRET_KEY: "x".repeat(60), PORT: "8000" }),
    ],
    "numbers and booleans": [
      rawTaskDefinition("shop", [
        {
          name: "web",
          environment: [
            { name: "PORT", value: 8000 },
            { name: "TLS", value: true },
          ],
        },
      ]),
    ],
  },
  rejects: {
    "a database URL": url("DATABASE_URL", "postgres://app:hunter2@db.example.com/shop"),
    "psql as scheme": url("DATABASE_URL", "psql://app:hunter2@db.example.com:5432/shop"),
    "a driver in the scheme": url("DB_URL", "postgresql+psycopg://app:hunter2@db.example.com/shop"),
    "a password without a user": url("REDIS_URL", "rediss://:hunter2@cache.example.com:6379/0"),
    "a broker": url("CELERY_BROKER_URL", " amqps://app:hunter2@mq.example.com:5671/"),
    "a URL's own password before a simulated host": url(
      "DATABASE_URL",
      "postgres://app:hunter2@db-s1mulated.eu-west-1.rds.amazonaws.com/shop",
    ),
    "a password by its name": named("POSTGRES_PASSWORD"),
    "a key by its name": named("AWS_SECRET_ACCESS_KEY"),
    "a name that ends in _PWD": named("DB_PWD"),
    "an old SECRET_KEY": named("OLD_SECRET_KEY"),
    "a SECRET_KEY where nothing shows Django": named("SECRET_KEY"),
    "a password that is a number": {
      stack: [rawTaskDefinition("shop", [{ name: "web", environment: [{ name: "DB_PASSWORD", value: 12345678 }] }])],
      finds: { shop: "container web: DB_PASSWORD holds a credential" },
    },
    "JSON that begins with white space": {
      stack: [
        rawTaskDefinition(
          "shop",
          `\n  ${JSON.stringify([containerDefinition({ environment: { DB_PASS: "hunter2" } })])}`,
        ),
      ],
      finds: { shop: "container web: DB_PASS holds a credential" },
    },
    "a sidecar that is not Django, among others": {
      stack: [
        taskDefinition("shop", { name: "proxy" }, { name: "agent", environment: { DD_API_KEY: "0123456789abcdef" } }),
      ],
      finds: { shop: "container agent: DD_API_KEY holds a credential" },
    },
    "App Runner": {
      stack: [
        resource("aws:apprunner/service:Service", "runner", {
          sourceConfiguration: {
            imageRepository: {
              imageConfiguration: {
                runtimeEnvironmentVariables: { DB_PASSWORD: "hunter2" },
                runtimeEnvironmentSecrets: { API_KEY: "arn:aws:ssm:eu-west-1:1:parameter/key" },
              },
            },
          },
        }),
      ],
      finds: { runner: "DB_PASSWORD holds a credential" },
    },
    Lambda: {
      stack: [
        resource("aws:lambda/function:Function", "fn", { environment: { variables: { DB_PASSWORD: "hunter2" } } }),
      ],
      finds: { fn: "DB_PASSWORD holds a credential" },
    },
    "an environment file that the program writes": {
      stack: withFile({ content: "# web\nDB_PASSWORD=old\nDB_PASSWORD=hunter2\n" }),
      finds: { shop: "container web: DB_PASSWORD in web.env:3 holds a credential" },
    },
  },
  notApplicable: {
    "secrets alone, in each form of valueFrom": [
      taskDefinition("shop", {
        secrets: {
          DB_PASSWORD: "arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf:password::",
          API_KEY: "arn:aws:ssm:eu-west-1:1:parameter/api-key",
          EMAIL_HOST_PASSWORD: "email-password",
        },
      }),
    ],
    "a container without an environment": [rawTaskDefinition("shop", [{ name: "web" }])],
    "a stack without containers": [resource("aws:s3/bucket:Bucket", "static")],
  },
  undecided: {
    "all containers": {
      stack: [rawTaskDefinition("shop", UNKNOWN)],
      at: { shop: "containerDefinitions is not known before the update" },
    },
    "JSON that is cut off": {
      stack: [rawTaskDefinition("shop", '[{"name": "web"')],
      at: { shop: "containerDefinitions is not valid JSON" },
    },
    "a password that was simulated": {
      stack: [environment({ DATABASE_URL: "postgres://app:s1mulated-1@db.example.com/shop" })],
      at: { shop: "DATABASE_URL is not known before the update" },
    },
    "the first variable, next to a credential": {
      stack: [
        rawTaskDefinition("shop", [
          {
            name: "web",
            environment: [
              { name: "A", value: UNKNOWN },
              { name: "DB_PASSWORD", value: "hunter2" },
            ],
          },
        ]),
      ],
      at: { shop: "A is not known before the update" },
      finds: { shop: "container web: DB_PASSWORD holds a credential" },
    },
    "the first container's environment, next to a credential in the second": {
      stack: [
        rawTaskDefinition("shop", [
          { name: "proxy", environment: UNKNOWN },
          { name: "web", environment: [{ name: "DB_PASSWORD", value: "hunter2" }] },
        ]),
      ],
      at: { shop: "containerDefinitions[0].environment is not known before the update" },
      finds: { shop: "container web: DB_PASSWORD holds a credential" },
    },
    "the first container, next to a credential in the second": {
      stack: [
        rawTaskDefinition("shop", [UNKNOWN, { name: "web", environment: [{ name: "DB_PASSWORD", value: "hunter2" }] }]),
      ],
      at: { shop: "containerDefinitions[0] is not known before the update" },
      finds: { shop: "container web: DB_PASSWORD holds a credential" },
    },
  },
});

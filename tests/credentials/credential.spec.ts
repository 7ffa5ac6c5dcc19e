import assert from "node:assert/strict";
import { credentialIn } from "../../src/credentials/credential";
import { outcome } from "../outcome";

const url = "a URL with a password";
const credential = "a credential";

const variables: readonly [name: string, value: string, expected: string | undefined][] = [
  // By the end of the name.
  ["POSTGRES_PASSWORD", "hunter2", credential],
  ["PASSWORD", "hunter2", credential],
  ["DB_PASS", "hunter2", credential],
  ["db_password", "hunter2", credential],
  ["STRIPE_SECRET_KEY", "sk_live_1", credential],
  ["GITHUB_CLIENT_SECRET", "abc", credential],
  ["AWS_SECRET_ACCESS_KEY", "abc", credential],
  ["DD_API_KEY", "abc", credential],
  ["SENTRY_AUTH_TOKEN", "abc", credential],
  ["DB_PWD", "hunter2", credential],
  ["PASSWORD_RESET_TIMEOUT", "3600", undefined],
  ["PASSWORD_HASHERS", "argon2", undefined],
  ["SECRET_ARN", "prod/db", undefined],
  ["DB_SECRET_NAME", "prod/db", undefined],
  ["BYPASS", "hunter2", undefined],
  ["COMPASS", "hunter2", undefined],
  ["PWD", "/srv/app", undefined],
  ["TOKEN_URL", "https://auth.example.com/token", undefined],
  // Django's own key has policies of its own.
  ["SECRET_KEY", "hunter2", credential],
  ["DJANGO_SECRET_KEY", "hunter2", credential],
  ["OLD_SECRET_KEY", "hunter2", credential],
  // The keys of other servers in the stack.
  ["SECRET_KEY_BASE", "hunter2", credential],
  ["REDIS_REQUIREPASS", "hunter2", credential],
  ["REDIS_MASTERAUTH", "hunter2", credential],
  // References to where it is kept, switches, and nothing at all.
  ["DB_PASSWORD", "arn:aws:secretsmanager:eu-west-1:1:secret:db", undefined],
  ["DB_PASSWORD", "/run/secrets/db", undefined],
  ["DB_PASSWORD", "{{resolve:secretsmanager:db}}", undefined],
  ["DB_PASSWORD", "$RDS1_PASSWORD", undefined],
  ["DB_PASSWORD", "${RDS_PASSWORD}", undefined],
  ["DB_PASSWORD", "", undefined],
  ["DB_PASSWORD", "  ", undefined],
  ["REQUIRE_PASSWORD", "True", undefined],
  ["REQUIRE_PASSWORD", "1", undefined],
  ["DB_PASSWORD", "12345678", credential],
  ["DB_PASSWORD", "$3cret", credential],
  ["DB_PASSWORD", "s1mulated-1", "?"],
  // By a password in a URL.
  ["DATABASE_URL", "postgres://app:hunter2@db/shop", url],
  ["DATABASE_URL", "psql://app:hunter2@db/shop", url],
  ["DATABASE_URL", "postgresql+psycopg://app:hunter2@db/shop", url],
  ["DATABASE_URL", "  postgres://app:hunter2@db/shop", url],
  ["DATABASE_URL", "postgres://app:hun%2Fter2@db/shop", url],
  ["REDIS_URL", "rediss://:hunter2@cache:6379/0", url],
  ["ANYTHING", "amqps://app:hunter2@mq", url],
  ["SECRET_URL", "https://app:hunter2@example.com", url],
  ["DATABASE_URL", "postgres://app:hunter2@db-s1mulated.example.com/shop", url],
  ["REDIS_URL", "rediss://cache:6379/0", undefined],
  ["REDIS_URL", "redis://app@cache:6379/0", undefined],
  ["DATABASE_URL", "postgres://app:@db/shop", undefined],
  ["DATABASE_URL", "postgres://app:${DB_PASSWORD}@db/shop", undefined],
  ["DATABASE_URL", "sqlite:////data/db.sqlite3", undefined],
  ["SITE_URL", "https://example.com/a:b@c", undefined],
  ["SITE_URL", "https://example.com?next=a:b@c", undefined],
  ["SENTRY_DSN", "https://0123456789abcdef@o1.ingest.sentry.io/2", undefined],
  ["DATABASE_URL", "postgres://app:s1mulated-1@db/shop", "?"],
  ["DATABASE_URL", "postgres://db-s1mulated.example.com/shop", undefined],
  ["ALLOWED_HOSTS", "web-s1mulated.example.com", undefined],
];

describe("a credential in a variable", () => {
  for (const [name, value, expected] of variables) {
    it(`${name}=${value} ${expected === undefined ? "is none" : `is ${expected}`}`, () => {
      assert.equal(
        outcome(() => credentialIn(name, value)),
        expected,
      );
    });
  }
});

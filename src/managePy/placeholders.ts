/** Passes every test of Django's security.W009: long, varied, and not Django's own prefix. */
const SECRET = "placeholder-of-a-secret-abcdefghijklmnopqrstuvwxyz-0123456789";

/** What a settings module parses while it loads has to have its shape; the hosts are of RFC 6761's `.invalid`. */
const shaped: readonly (readonly [RegExp, string])[] = [
  [/(AMQP|RABBITMQ).*UR[IL]$/, `amqps://django:${SECRET}@broker.invalid:5671//`],
  [/(REDIS|CACHE|VALKEY|CHANNEL).*UR[IL]$|BROKER(_URL)?$|RESULT_BACKEND$/, `rediss://:${SECRET}@cache.invalid:6379/0`],
  [/(EMAIL|MAIL|SMTP)_UR[IL]$/, `smtp+tls://django:${SECRET}@mail.invalid:587`],
  [/(DATABASE|DB|POSTGRES|POSTGRESQL|PG|REPLICA).*UR[IL]$/, `postgres://django:${SECRET}@database.invalid:5432/django`],
  [/MYSQL.*UR[IL]$/, `mysql://django:${SECRET}@database.invalid:3306/django`],
  [/DSN$/, "https://placeholder@errors.invalid/1"],
  [/UR[IL]$/, "https://placeholder.invalid/"],
  [/PORT$/, "5432"],
  [/HOST$/, "placeholder.invalid"],
];

/**
 * What stands for a value that the stack does not show, so that the settings module loads: strong where it is a key or
 * a password, and of the right shape where settings libraries parse it.
 */
export function placeholder(variable: string): string {
  const name = variable.toUpperCase();
  if (/PASSWORD|SECRET|TOKEN|KEY/.test(name)) return SECRET;
  return shaped.find(([pattern]) => pattern.test(name))?.[1] ?? SECRET;
}

/** Passes Django's security.W009: long, varied, and without Django's own prefix. */
const SECRET = "placeholder-of-a-secret-abcdefghijklmnopqrstuvwxyz-0123456789";

/** Placeholders for variables that a settings module parses while it loads. The hosts end in `.invalid` (RFC 6761). */
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
 * A placeholder for a value that the stack does not show, so that the settings module loads: strong for keys and
 * passwords, and well-formed for variables that settings libraries parse.
 */
export function placeholder(variable: string): string {
  const name = variable.toUpperCase();
  if (/PASSWORD|SECRET|TOKEN|KEY/.test(name)) return SECRET;
  return shaped.find(([pattern]) => pattern.test(name))?.[1] ?? SECRET;
}

import policy from "../../../policies/critical-settings/command-holds-no-credentials";
import { rawTaskDefinition, taskDefinition, UNKNOWN, type Fixture } from "../../fixtures";
import { cases, type RejectedCase } from "../../harness";

const command = (...words: readonly string[]): Fixture => taskDefinition("shop", { command: words });
const rejects = (shown: string, ...words: readonly string[]): RejectedCase => ({
  stack: [command(...words)],
  finds: { shop: `container web: the command contains ${shown}` },
});

export default cases(policy, {
  accepts: {
    "an application server": [command("gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000")],
    "a variable's name in place of the password": [
      command("sh", "-c", "celery -b amqp://app:$BROKER_PASSWORD@mq worker"),
    ],
    "a file with the password": [command("redis-server", "--requirepass-file", "/run/secrets/redis")],
    "what programs get, which is judged as variables": [
      command(
        "sh",
        "-c",
        "PGPASSWORD='hunter2' psql -h db; export DATABASE_URL=postgres://app:hunter2@db/shop; gunicorn config.wsgi",
      ),
    ],
    "options that only sound like it": [command("gunicorn", "--keyfile", "/etc/tls/key.pem", "--access-logfile", "-")],
    "a password of Redis by its variable": [command("sh", "-c", "redis-server --requirepass $REDIS_PASSWORD")],
    "addresses without passwords": [command("sh", "-c", "wait-for redis://cache:6379/0 && uvicorn config.asgi:app")],
  },
  rejects: {
    "a broker's URL": rejects(
      "a URL with a password",
      "celery",
      "-A",
      "config",
      "-b",
      "amqp://app:hunter2@mq:5672/",
      "worker",
    ),
    "a URL in a shell's command": rejects(
      "a URL with a password",
      "sh",
      "-c",
      "psql postgres://app:hunter2@db/shop -f setup.sql && gunicorn config.wsgi",
    ),
    "an option": rejects("a credential in the option admin-password", "setup", "--admin-password=hunter2"),
    "an option in two words": rejects("a credential in the option password", "setup", "--password", "hunter2"),
    "a password of Redis": rejects(
      "a credential in the option requirepass",
      "redis-server",
      "--requirepass",
      "hunter2",
    ),
    "a password of a replica": rejects(
      "a credential in the option masterauth",
      "valkey-server",
      "--masterauth",
      "hunter2",
    ),
    "a key by its shape": rejects(
      "a Stripe key in the option token",
      "setup",
      "--token=sk_live_4eC39HqLyjWDarjtT1zdp7dc",
    ),
    "a container that is not Django": {
      stack: [taskDefinition("cache", { name: "redis", command: ["redis-server", "--api-key", "hunter2"] })],
      finds: { cache: "container redis: the command contains a credential in the option api-key" },
    },
  },
  notApplicable: { "an image's own command": [taskDefinition("shop", { name: "web" })] },
  undecided: {
    "the command": {
      stack: [rawTaskDefinition("shop", [{ name: "web", command: UNKNOWN }])],
      at: { shop: "containerDefinitions[0].command is not known before the update" },
    },
    "a password that was simulated": {
      stack: [command("celery", "-b", "amqp://app:s1mulated-1@mq")],
      at: { shop: "the command is not known before the update" },
    },
  },
});

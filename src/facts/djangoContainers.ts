import { once } from "../base/once";
import { all, any, inTurn, some } from "../base/undecided";
import { containers, type Container } from "../containers";
import { showsDjango } from "../django/command";
import type { Fact } from "../stack/fact";
import type { Kind, Stack } from "../stack/stack";

/** A container, and whether the stack shows that it runs Django. */
export interface DjangoContainer extends Fact {
  readonly container: Container;
  /** Whether something shows that it runs Django; see `runsDjango`. */
  readonly isShown: boolean;
  /** Whether it looks like Django although nothing confirms it; see `mayRunDjango`. */
  readonly isPossible: boolean;
}

/** All containers, Django or not. */
export const djangoContainers: Kind<DjangoContainer> = {
  noun: "containers",
  types: containers.types,
  *read(resource, stack) {
    yield* inTurn(stack.factsFrom(containers, resource), (container) => [djangoContainer(container, stack)]);
  },
};

function djangoContainer(container: Container, stack: Stack): DjangoContainer {
  const isShown = once(() => runsDjango(container, stack));
  return {
    resource: container.resource,
    get part() {
      return container.part;
    },
    container,
    get isShown() {
      return isShown();
    },
    get isPossible() {
      return !isShown() && mayRunDjango(container);
    },
  };
}

/** Variables that only Django's settings are read from. */
const only: ReadonlySet<string> = new Set(["CSRF_TRUSTED_ORIGINS", "SECURE_HSTS_SECONDS", "SECURE_PROXY_SSL_HEADER"]);

/** `DJANGO_` in a name is Django's own, unless the name says where Django is: that is what its clients have. */
const ownName = /^DJANGO_(?!(?:\w+_)?(?:URL|URI|HOST|HOSTNAME|PORT|ENDPOINT|UPSTREAM|ORIGIN|SERVICE|ADDRESS)$)/;
const elsewhere =
  /^DJANGO_(?:ADMIN|STATIC|MEDIA|DATABASE|DB|EMAIL|CACHE|REDIS|POSTGRES|CELERY|SITE|FORCE_SCRIPT)\w*_\w+$/;

const allowedHosts: ReadonlySet<string> = new Set(["ALLOWED_HOSTS", "EXTRA_ALLOWED_HOSTS"]);
const keyOrDebug: ReadonlySet<string> = new Set([
  "SECRET_KEY",
  "CURRENT_SECRET_KEY",
  "APP_SECRET_KEY",
  "DEBUG",
  "APP_DEBUG",
]);
const databases =
  /^(?:DATABASE_URL|DB_URL|POSTGRES_(?:URL|HOST|DB)|(?:DB|DATABASE|RDS|MYSQL)_(?:HOST|HOSTNAME|NAME|DB_NAME|ENDPOINT))$/;

/** Names of containers that run next to Django. */
const otherNames: ReadonlySet<string> = new Set([
  "nginx",
  "proxy",
  "frontend",
  "static",
  "redis",
  "cache",
  "memcached",
  "postgres",
  "db",
  "rabbitmq",
  "envoy",
  "otel",
  "datadog",
  "fluentbit",
]);

/** Programs of other frameworks and languages. */
const otherPrograms =
  /(?:^|[\s/;&|"'])(?:node|npm|npx|yarn|pnpm|bun|deno|next|nginx|java|php|php-fpm|apache2|httpd|ruby|rails|puma|bundle|dotnet|flask|streamlit|redis-server|postgres|mysqld|memcached|rabbitmq-server|caddy|traefik|envoy|haproxy)(?=[\s"';&|]|$)/;

/**
 * Whether a container shows that it runs Django: because the shared settings name it, by its command, by the name of
 * the container or its image, by a settings module or another variable of Django's, by ALLOWED_HOSTS with SECRET_KEY
 * or DEBUG, or because it runs the same image as one that shows it, as a Celery worker does.
 */
function runsDjango(container: Container, stack: Stack): boolean {
  const { djangoContainers } = stack.settings;
  return any(
    () => showsByItself(container, djangoContainers),
    () =>
      all(
        () => !isSomethingElse(container),
        () => isOwnImage(container.image),
        () =>
          some(stack.facts(containers), (other) =>
            all(
              () => other !== container,
              () => showsByItself(other, djangoContainers),
              () => container.image === other.image,
            ),
          ),
      ),
  );
}

/**
 * Whether a container may run Django though nothing shows it: it has what Django containers have, a key and a database
 * or the hosts that it answers to, and no program of another kind.
 */
function mayRunDjango(container: Container): boolean {
  if (otherPrograms.test(container.command.join(" "))) return false;
  const has = (test: (name: string) => boolean): boolean => some(container.variables, ({ name }) => test(name));
  return any(
    () => has((name) => allowedHosts.has(name)),
    () =>
      all(
        () => has((name) => /^(?:\w+_)?SECRET_KEY$/.test(name) && !/AWS|STRIPE|RECAPTCHA/.test(name)),
        () => has((name) => databases.test(name)),
      ),
  );
}

/** Every container is compared with every other, so each is looked at once. */
const seen = new WeakMap<Container, () => boolean>();

function showsByItself(container: Container, named: readonly string[]): boolean {
  const known = seen.get(container) ?? once(() => shows(container, named));
  seen.set(container, known);
  return known();
}

function shows(container: Container, named: readonly string[]): boolean {
  const has = (test: (name: string) => boolean): boolean => some(container.variables, ({ name }) => test(name));
  return any(
    () => named.includes(container.name),
    () => showsDjango(container.command),
    () => isCalledDjango(container.name),
    () => isCalledDjango(imageName(container.image)),
    () => has((name) => only.has(name) || ownName.test(name) || elsewhere.test(name)),
    () =>
      all(
        () => has((name) => allowedHosts.has(name)),
        () => has((name) => keyOrDebug.has(name)),
      ),
  );
}

/** Whether a container's name or command says that it runs something of its own. */
function isSomethingElse({ name, command }: Container): boolean {
  return wordsOf(name).some((word) => otherNames.has(word)) || otherPrograms.test(command.join(" "));
}

/** The words of a name, as in `shop-django`; a container that stands before Django is not Django. */
function isCalledDjango(name: string): boolean {
  const words = wordsOf(name);
  return words.includes("django") && !words.some((word) => otherNames.has(word));
}

function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().split(/[^a-z0-9]+/);
}

/** An image's name without registry, path, tag and digest. */
function imageName(image: string): string {
  return image.split("@")[0]!.split("/").at(-1)!.split(":")[0]!;
}

/** Whether an image belongs to somebody: the same official image may run anything. */
function isOwnImage(image: string): boolean {
  return /^[^/]+\.[^/]+\/(?!docker\/library\/)|^(?!library\/)[^/.]+\/[^/]+/.test(image);
}

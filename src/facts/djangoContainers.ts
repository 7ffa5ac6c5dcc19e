import { once, onceFor } from "../base/once";
import { all, any, every, inTurn, some, unlessUndecided } from "../base/undecided";
import { containers, type Container, type Variable } from "../containers";
import { showsDjango } from "../django/command";
import { isBoolean } from "../django/values/boolean";
import type { Fact } from "../stack/fact";
import type { Kind, Stack } from "../stack/stack";

/** A container, and whether the stack shows that it runs Django. */
export interface DjangoContainer extends Fact {
  readonly container: Container;
  /** Whether something shows that it runs Django; see `runsDjango`. */
  readonly isShown: boolean;
  /** What its variables are for that makes it look like Django although nothing confirms it; see `signOfDjango`. */
  readonly sign?: string | undefined;
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
    get sign() {
      return isShown() ? undefined : signOfDjango(container);
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
  /^(?:DATABASE_URL|DB_URL|POSTGRES_(?:URL|HOST|DB)|(?:DB|DATABASE|RDS|MYSQL|MARIADB|SQL)_(?:HOST|HOSTNAME|NAME|DB_NAME|ENDPOINT))$/;

/** Variables by which Django sends mail, under its own names and those of mail servers. */
const mail =
  /^(?:EMAIL_(?:HOST|HOST_USER|HOST_PASSWORD|PORT|URL|BACKEND|USE_TLS|USE_SSL)|DEFAULT_FROM_EMAIL|SERVER_EMAIL|(?:SMTP|MAIL)_(?:HOST|SERVER|PORT|URL|USERNAME|USER))$/;

/** Variables that only other frameworks and languages have. */
const otherFrameworks =
  /^(?:NODE_ENV|NODE_OPTIONS|NPM_\w+|(?:NEXT|NUXT|VITE|REACT_APP)_\w+|RAILS_\w+|RACK_ENV|RUBY\w*|PHX_HOST|MIX_ENV|APP_KEY|APP_SECRET|PHP_\w+|WORDPRESS_\w+|FLASK_\w+|STREAMLIT_\w+|SPRING_\w+|JAVA_\w+|JDK_\w+|CATALINA_\w+|QUARKUS_\w+|ASPNETCORE_\w+|DOTNET_\w+|GIN_MODE|ROCKET_\w+)$/;

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

/** What makes a container look like Django: each of the tests holds for one of its variables. */
interface Sign {
  /** What the variables are for, after "variables for". */
  readonly what: string;
  readonly tests: readonly ((variable: Variable) => boolean)[];
}

const isDatabase = ({ name }: Variable): boolean => databases.test(name);

const signs: readonly Sign[] = [
  { what: "allowed hosts", tests: [({ name }) => allowedHosts.has(name)] },
  {
    what: "a secret key and a database",
    tests: [({ name }) => /^(?:\w+_)?SECRET_KEY$/.test(name) && !/AWS|STRIPE|RECAPTCHA/.test(name), isDatabase],
  },
  { what: "DEBUG, a database and mail", tests: [isDebug, isDatabase, ({ name }) => mail.test(name)] },
];

/** DEBUG as a boolean. Programs of other kinds list there what they log: `express:*`. */
function isDebug(variable: Variable): boolean {
  if (!/^(?:\w+_)?DEBUG$/.test(variable.name)) return false;
  return variable.origin === "secret" || isBoolean(variable.value);
}

/**
 * What the variables of a container are for, if they are what Django containers have and nothing shows that it runs
 * something else: a program of another kind, or a variable of another framework.
 */
function signOfDjango(container: Container): string | undefined {
  if (otherPrograms.test(container.command.join(" "))) return undefined;
  const holds = ({ tests }: Sign): boolean => every(tests, (test) => some(container.variables, test));
  const isLike = all(
    () => !isOfOtherSoftware(container.image),
    () => some(signs, holds),
    () => !some(container.variables, ({ name }) => otherFrameworks.test(name)),
  );
  return isLike ? signs.find((sign) => unlessUndecided(() => holds(sign)))?.what : undefined;
}

/** Every container is compared with every other, so each is looked at once. */
const seen = new WeakMap<Container, () => boolean>();

function showsByItself(container: Container, named: readonly string[]): boolean {
  return onceFor(seen, container, () => shows(container, named));
}

function shows(container: Container, named: readonly string[]): boolean {
  return any(
    () => named.includes(container.name),
    () => showsDjango(container.command),
    () => isCalledDjango(container.name),
    () => isCalledDjango(imageName(container.image)),
    () => hasVariablesOfDjango(container),
  );
}

function hasVariablesOfDjango(container: Container): boolean {
  // A file that is not seen leaves open what an image may run, but not that of nginx or Redis.
  const isOther = unlessUndecided(() => isOfOtherSoftware(container.image)) ?? false;
  const counted = isOther ? container.variables.filter(({ isUnseenFile }) => !isUnseenFile) : container.variables;
  const has = (test: (name: string) => boolean): boolean => some(counted, ({ name }) => test(name));
  return any(
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

/** Images of software that runs next to Django and never is Django, whatever variables the container has. */
const otherImages: ReadonlySet<string> = new Set([
  "nginx",
  "redis",
  "valkey",
  "memcached",
  "postgres",
  "mysql",
  "mariadb",
  "rabbitmq",
  "envoy",
  "traefik",
  "caddy",
  "haproxy",
  "aws-otel-collector",
  "aws-xray-daemon",
  "aws-for-fluent-bit",
  "fluent-bit",
  "cloudwatch-agent",
]);

function isOfOtherSoftware(image: string): boolean {
  return otherImages.has(imageName(image));
}

/** Whether an image belongs to somebody: the same official image may run anything. */
function isOwnImage(image: string): boolean {
  return /^[^/]+\.[^/]+\/(?!docker\/library\/)|^(?!library\/)[^/.]+\/[^/]+/.test(image);
}

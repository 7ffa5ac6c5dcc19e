import type { Interpreter } from "../../../languages/python/interpreter/interpreter";
import { readInteger } from "../../../languages/python/values/numbers";
import { bool, int, none, smallInt, text, type Value } from "../../../languages/python/values/value";
import { parseQuery, splitUrl, unquote, type SplitUrl } from "../url";

// How django-environ interprets URLs. Where its versions from 0.4.5 on differ it is unknown.

const postgres = "django.db.backends.postgresql";

/** Schemes whose engine is the same in every version and does not depend on installed packages. */
const engines: Readonly<Record<string, string>> = {
  postgres,
  postgresql: postgres,
  psql: postgres,
  pgsql: postgres,
  postgis: "django.contrib.gis.db.backends.postgis",
  mysql: "django.db.backends.mysql",
  mysql2: "django.db.backends.mysql",
  mysqlgis: "django.contrib.gis.db.backends.mysql",
  oracle: "django.db.backends.oracle",
  redshift: "django_redshift_backend",
  spatialite: "django.contrib.gis.db.backends.spatialite",
  sqlite: "django.db.backends.sqlite3",
};

const databaseSettings: ReadonlySet<string> = new Set(["CONN_MAX_AGE", "ATOMIC_REQUESTS", "AUTOCOMMIT"]);
const laterDatabaseSettings: ReadonlySet<string> = new Set(["DISABLE_SERVER_SIDE_CURSORS", "CONN_HEALTH_CHECKS"]);

/** `env.db_url_config`; `undefined` if its result is not known. */
export function environDatabase(python: Interpreter, source: string, engine: string | undefined): Value | undefined {
  if (source === "sqlite://:memory:")
    return python.record({ ENGINE: text(engines["sqlite"]!), NAME: text(":memory:") });
  const url = splitUrl(source);
  if (!url || !isOrdinary(url) || url.scheme === "oracle") return undefined;
  const path = url.path.slice(1);
  const name = url.scheme === "sqlite" && path === "" ? ":memory:" : path;
  const config: Record<string, Value> = {
    NAME: text(name),
    USER: text(unquote(url.username ?? "")),
    PASSWORD: text(unquote(url.password ?? "")),
    HOST: text(url.hostname ?? ""),
    PORT: url.port ? smallInt(url.port) : text(""),
  };
  if (url.query !== "") {
    const options: Record<string, Value> = {};
    for (const [key, [value = ""]] of parseQuery(url.query)) {
      const upper = key.toUpperCase();
      if (laterDatabaseSettings.has(upper)) return undefined;
      if (databaseSettings.has(upper)) config[upper] = literal(python, value);
      else options[key] = digits(value) ?? text(value);
    }
    config["OPTIONS"] = python.record(options);
  }
  const known = engine ?? url.scheme;
  config["ENGINE"] = engines[known]
    ? text(engines[known])
    : engine
      ? text(engine)
      : unknownVersion(python, "django-environ");
  return python.record(config);
}

/** Whether every version interprets a URL alike. They differ for clusters, sockets and quoted paths. */
function isOrdinary({ scheme, netloc, path, username = "", password = "", query }: SplitUrl): boolean {
  const host = netloc.slice(netloc.lastIndexOf("@") + 1);
  if (/[%,+]/.test(host) || /[%+]/.test(path) || /\+/.test(username + password)) return false;
  if (path === "" && /[^\w.:@-]/.test(netloc + query)) return false;
  return !(path.startsWith("//") && scheme !== "sqlite" && scheme !== "spatialite") && !path.includes("cloudsql");
}

/** A value that depends on the version of a library, or on what else is installed. */
function unknownVersion(python: Interpreter, library: string): Value {
  return python.unknown(`what depends on the version of ${library} and on what is installed with it`);
}

function digits(value: string): Value | undefined {
  if (!/^\d+$/.test(value)) return undefined;
  const number = readInteger(value);
  return number === undefined || number === "large" ? undefined : int(number);
}

/** `ast.literal_eval(value)`, or the text. */
function literal(python: Interpreter, value: string): Value {
  if (value === "True" || value === "False") return bool(value === "True");
  if (value === "None") return none;
  if (/^(?:0|[1-9]\d{0,14})$/.test(value)) return smallInt(Number(value));
  return /^[a-zA-Z_]\w*$/.test(value) ? text(value) : python.unknown("a value in a URL");
}

const locmem = "django.core.cache.backends.locmem.LocMemCache";

const cacheBackends: Readonly<Record<string, string | undefined>> = {
  dbcache: "django.core.cache.backends.db.DatabaseCache",
  dummycache: "django.core.cache.backends.dummy.DummyCache",
  filecache: "django.core.cache.backends.filebased.FileBasedCache",
  locmemcache: locmem,
  memcache: "django.core.cache.backends.memcached.MemcachedCache",
  pylibmc: "django.core.cache.backends.memcached.PyLibMCCache",
};

/** Schemes whose backend depends on which Redis library is installed. */
const redisSchemes: ReadonlySet<string> = new Set(["rediscache", "redis", "rediss"]);

/** `env.cache_url_config`; `undefined` if its result is not known. */
export function environCache(python: Interpreter, source: string, backend: string | undefined): Value | undefined {
  const url = splitUrl(source);
  if (!url || /[,+]/.test(url.netloc)) return undefined;
  const isRedis = redisSchemes.has(url.scheme);
  const known = cacheBackends[url.scheme];
  if (!isRedis && known === undefined) return undefined;
  const redisScheme = url.hostname ? url.scheme.replace("cache", "") : "unix";
  const location = isRedis
    ? `${redisScheme}://${url.netloc}${url.path}`
    : url.scheme === "filecache"
      ? url.netloc + url.path
      : url.scheme === "memcache" && url.netloc === ""
        ? `unix:${url.path}`
        : url.netloc;
  const config: Record<string, Value> = {
    BACKEND: backend !== undefined ? text(backend) : known ? text(known) : unknownVersion(python, "django-environ"),
    LOCATION: text(location),
  };
  if (url.query === "") return python.record(config);
  // Whether the names of options are in upper case depends on the backend and on the version.
  const why = python.unknown("what depends on the version of django-environ and on what is installed with it");
  return python.dict(
    Object.entries(config).map(([key, value]) => [text(key), value] as const),
    why,
  );
}

const smtp = "django.core.mail.backends.smtp.EmailBackend";

const emailBackends: Readonly<Record<string, string>> = {
  smtp,
  smtps: smtp,
  "smtp+tls": smtp,
  "smtp+ssl": smtp,
  consolemail: "django.core.mail.backends.console.EmailBackend",
  filemail: "django.core.mail.backends.filebased.EmailBackend",
  memorymail: "django.core.mail.backends.locmem.EmailBackend",
  dummymail: "django.core.mail.backends.dummy.EmailBackend",
};

/** `env.email_url_config`; `undefined` if its result is not known. */
export function environEmail(python: Interpreter, source: string, backend: string | undefined): Value | undefined {
  const url = splitUrl(source);
  const known = url && emailBackends[url.scheme];
  if (!url || known === undefined || /[%+]/.test(url.path) || /\+/.test(`${url.username}${url.password}`))
    return undefined;
  const part = (value: string | undefined): Value => (value === undefined ? none : text(unquote(value)));
  const config: Record<string, Value> = {
    EMAIL_FILE_PATH: text(url.path.slice(1)),
    EMAIL_HOST_USER: part(url.username),
    EMAIL_HOST_PASSWORD: part(url.password),
    EMAIL_HOST: url.hostname === undefined ? none : text(url.hostname),
    EMAIL_PORT: url.port === undefined ? none : smallInt(url.port),
    EMAIL_BACKEND: text(backend ?? known),
    ...((url.scheme === "smtps" || url.scheme === "smtp+tls") && { EMAIL_USE_TLS: bool(true) }),
    ...(url.scheme === "smtp+ssl" && { EMAIL_USE_SSL: bool(true) }),
  };
  if (url.query !== "") {
    const options: Record<string, Value> = {};
    for (const [key, [value = ""]] of parseQuery(url.query)) {
      const upper = key.toUpperCase();
      const made = digits(value) ?? text(value);
      if (upper === "EMAIL_USE_TLS" || upper === "EMAIL_USE_SSL") config[upper] = made;
      else options[upper] = made;
    }
    config["OPTIONS"] = python.record(options);
  }
  return python.record(config);
}

import type { Interpreter } from "../../../languages/python/interpreter/interpreter";
import { bool, none, smallInt, text, type Unknown, type Value } from "../../../languages/python/values/value";
import { parseQuery, splitUrl, unquote } from "../url";

// How dj-database-url (0.5 to 3), dj-email-url and django-cache-url interpret URLs; unknown if versions differ.

const engines: Readonly<Record<string, string>> = {
  postgres: "django.db.backends.postgresql",
  postgresql: "django.db.backends.postgresql",
  pgsql: "django.db.backends.postgresql",
  postgis: "django.contrib.gis.db.backends.postgis",
  mysql: "django.db.backends.mysql",
  mysql2: "django.db.backends.mysql",
  mysqlgis: "django.contrib.gis.db.backends.mysql",
  spatialite: "django.contrib.gis.db.backends.spatialite",
  redshift: "django_redshift_backend",
  sqlite: "django.db.backends.sqlite3",
};

/** The arguments of `dj_database_url.config` after the URL, by name. */
export interface DatabaseOptions {
  readonly engine?: Value;
  readonly conn_max_age?: Value;
  readonly conn_health_checks?: Value;
  readonly disable_server_side_cursors?: Value;
  readonly ssl_require?: Value;
  readonly test_options?: Value;
}

/** Settings that only later versions return, so that they may be absent unless they are requested. */
const later = {
  CONN_HEALTH_CHECKS: "conn_health_checks",
  DISABLE_SERVER_SIDE_CURSORS: "disable_server_side_cursors",
} as const;

/** `dj_database_url.parse`; `undefined` if its result is not known. */
export function djDatabase(python: Interpreter, source: string, given: DatabaseOptions): Value | undefined {
  if (source === "sqlite://:memory:")
    return python.record({ ENGINE: text(engines["sqlite"]!), NAME: text(":memory:") });
  const url = splitUrl(source);
  const known = url && engines[url.scheme];
  const sslRequire =
    given.ssl_require?.kind === "bool" ? given.ssl_require.value : given.ssl_require ? undefined : false;
  if (!url || !known || sslRequire === undefined || url.netloc.slice(url.netloc.lastIndexOf("@") + 1).includes("%"))
    return undefined;
  if (given.test_options && given.test_options.kind !== "none") return undefined;
  const options = optionsOf(python, url.query, url.scheme);
  if (!options) return undefined;
  if (sslRequire) options["sslmode"] = text("require");
  const why = python.unknown("what depends on the version of dj-database-url");
  const maybe: Unknown = { ...why, mayBeAbsent: true };
  const engine = given.engine && given.engine.kind !== "none" ? given.engine : text(known);
  return python.record({
    ENGINE: engine,
    NAME: text(url.scheme === "sqlite" && url.path.slice(1) === "" ? ":memory:" : unquote(url.path.slice(1))),
    USER: text(unquote(url.username ?? "")),
    PASSWORD: text(unquote(url.password ?? "")),
    HOST: text(url.hostname ?? ""),
    PORT: url.port ? smallInt(url.port) : text(""),
    CONN_MAX_AGE: given.conn_max_age ?? smallInt(0),
    ...Object.fromEntries(Object.entries(later).map(([key, argument]) => [key, given[argument] ?? maybe])),
    ...(Object.keys(options).length > 0 && { OPTIONS: python.record(options) }),
  });
}

/** The options in the query of a URL; `undefined` if versions interpret one of them differently. */
function optionsOf(python: Interpreter, query: string, scheme: string): Record<string, Value> | undefined {
  const options: Record<string, Value> = {};
  for (const [key, values] of parseQuery(query)) {
    const [value = ""] = values;
    if (values.length > 1 || key === "currentSchema" || key === "ssl-ca") {
      if (values.length === 1 && key === "ssl-ca" && scheme === "mysql")
        options["ssl"] = python.record({ ca: text(value) });
      else return undefined;
    } else if (/^\d+$/.test(value) || /^(?:true|false)$/i.test(value)) {
      options[key] = python.unknown("what depends on the version of dj-database-url");
    } else {
      options[key] = text(value);
    }
  }
  return options;
}

const truths: ReadonlySet<string> = new Set([
  "1",
  "y",
  "Y",
  "yes",
  "Yes",
  "YES",
  "t",
  "T",
  "true",
  "True",
  "TRUE",
  "on",
  "On",
  "ON",
]);

const smtp = "django.core.mail.backends.smtp.EmailBackend";

const emailBackends: Readonly<Record<string, string>> = {
  smtp,
  submission: smtp,
  submit: smtp,
  smtps: smtp,
  console: "django.core.mail.backends.console.EmailBackend",
  file: "django.core.mail.backends.filebased.EmailBackend",
  memory: "django.core.mail.backends.locmem.EmailBackend",
  dummy: "django.core.mail.backends.dummy.EmailBackend",
};

/** `dj_email_url.parse`; `undefined` if its result is not known. */
export function djEmail(python: Interpreter, source: string): Value | undefined {
  const url = splitUrl(source);
  const backend = url && emailBackends[url.scheme];
  if (!url || !backend) return undefined;
  const query = parseQuery(url.query);
  const part = (value: string | undefined): Value => (value === undefined ? none : text(unquote(value)));
  const submits = url.scheme === "submission" || url.scheme === "submit";
  const isTrue = (name: string): boolean => truths.has(query.get(name)?.[0] ?? "");
  const ssl = query.has("ssl") && isTrue("ssl");
  const tls = ssl ? false : url.scheme === "smtps" || submits || (!query.has("ssl") && isTrue("tls"));
  if (query.has("timeout")) return undefined;
  const host = url.hostname ?? (url.scheme === "smtp" ? "localhost" : undefined);
  const port = url.port || (url.scheme === "smtp" ? 25 : submits ? 587 : url.port);
  const from = { SERVER_EMAIL: query.get("_server_email"), DEFAULT_FROM_EMAIL: query.get("_default_from_email") };
  return python.record({
    EMAIL_FILE_PATH: text(url.path.slice(1)),
    EMAIL_HOST_USER: part(url.username),
    EMAIL_HOST_PASSWORD: part(url.password),
    EMAIL_HOST: host === undefined ? none : text(host),
    EMAIL_PORT: port === undefined ? none : smallInt(port),
    EMAIL_USE_SSL: bool(ssl),
    EMAIL_USE_TLS: bool(tls),
    EMAIL_TIMEOUT: { ...python.unknown("what depends on the version of dj-email-url"), mayBeAbsent: true },
    EMAIL_BACKEND: text(backend),
    ...Object.fromEntries(Object.entries(from).flatMap(([key, value]) => (value ? [[key, text(value[0]!)]] : []))),
  });
}

const cacheBackends: Readonly<Record<string, string>> = {
  db: "django.core.cache.backends.db.DatabaseCache",
  dummy: "django.core.cache.backends.dummy.DummyCache",
  elasticache: "django_elasticache.memcached.ElastiCache",
  file: "django.core.cache.backends.filebased.FileBasedCache",
  locmem: "django.core.cache.backends.locmem.LocMemCache",
  uwsgicache: "uwsgicache.UWSGICache",
};

/** `django_cache_url.parse`; `undefined` if its result is not known: the backend for Redis depends on the version. */
export function djangoCache(python: Interpreter, source: string): Value | undefined {
  const url = splitUrl(source);
  const backend = url && cacheBackends[url.scheme];
  if (!url || !backend || url.query !== "" || url.netloc.includes(",")) return undefined;
  const location = url.netloc === "" ? url.path : url.netloc;
  return python.record({
    BACKEND: text(backend),
    LOCATION: text(url.scheme === "uwsgicache" && location === "" ? "default" : location),
  });
}

/** What a connection leads to. */
export type Service = "database" | "cache" | "broker" | "mail server";

/** What a variable says about it: a whole URL, a host, the engine, libpq's sslmode, or whether TLS is on. */
export type ConnectionForm = "url" | "host" | "engine" | "sslmode" | "tls";

/** The words in variables' names by service; a broker's come first, since its Redis is named for both. */
const words: readonly (readonly [Service, RegExp])[] = [
  ["broker", /(?:^|_)(?:BROKER|CELERY|AMQP|CLOUDAMQP|RABBITMQ|RABBIT|MQ)(?:_|$)/],
  ["cache", /(?:^|_)(?:CACHE|REDIS|VALKEY|MEMCACHED?|ELASTICACHE)(?:_|$)/],
  ["mail server", /(?:^|_)(?:EMAIL|SMTP|MAIL)(?:_|$)/],
  [
    "database",
    /(?:^|_)(?:DATABASE|DATABASES|DB|POSTGRES|POSTGRESQL|PG|MYSQL|MARIADB|SQL|RDS)(?:_|$)|^PG(?=HOST|SSLMODE)/,
  ],
];

/** The ends of variables' names, by what stands in them. */
const forms: readonly (readonly [ConnectionForm, RegExp])[] = [
  ["sslmode", /SSL_?MODE$/],
  ["tls", /_(?:USE_)?(?:SSL|TLS)$/],
  ["engine", /_ENGINE$/],
  ["host", /(?:_(?:HOST|HOSTNAME|ENDPOINT|SERVER|ADDRESS|SERVICE_HOST|HOST_REPLICA|READ_HOST)|^PGHOST)$/],
  ["url", /_(?:URL|URI|DSN|LOCATION|TRANSPORT|RESULT_BACKEND)(?:_[A-Z]+)?$/],
];

/** Words for what is not the service but stands next to it: `CACHE_VALIDATION_HOST`, `RABBITMQ_MANAGEMENT_HOST`. */
const besides = /_(?:API|CALLBACK|DASHBOARD|EXPORTER|FLOWER|MANAGEMENT|METRICS|UI|VALIDATION|VALIDATOR|WEBHOOK)_/;

/** What a variable says about a connection, by its name; `undefined` if it is about none. */
export function connectionName(name: string): { service: Service; form: ConnectionForm } | undefined {
  const service = words.find(([, word]) => word.test(name))?.[0];
  const form = forms.find(([, end]) => end.test(name))?.[0];
  if (service === undefined || form === undefined) return undefined;
  // The scheme of a URL tells more than its variable's name.
  if (form === "host" && besides.test(name)) return undefined;
  // Mail has switches of its own, which are settings.
  return service === "mail server" && form === "tls" ? undefined : { service, form };
}

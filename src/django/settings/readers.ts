import { readServiceUrl, type ServiceUrl } from "../connections/serviceUrl";
import { readRecipients, readSender } from "../values/addresses";
import { readAllowedHosts } from "../values/allowedHosts";
import { negated, readBoolean } from "../values/boolean";
import { readCacheBackend, readSessionEngine } from "../values/cacheBackend";
import { emailBackendOfScheme, readEmailBackend } from "../values/emailBackend";
import { readErrorTracker } from "../values/errorTracker";
import { readFolder } from "../values/fileRoots";
import { readProxyHeader, readProxySwitch } from "../values/proxyHeader";
import { readSecretKey, readSecretKeys } from "../values/secretKey";
import { readFrameOptions, readOpenerPolicy, readReferrerPolicy } from "../values/securityHeaders";
import { developmentWord } from "../values/stage";
import { readTrustedOrigins } from "../values/trustedOrigins";
import type { Part } from "./environment";
import type { SettingName } from "./names";
import type { Reader } from "./setting";

const trimmed = (text: string): string => text.trim();
const capitals = (text: string): string => text.trim().toUpperCase();

/** The settings that are either on or off. */
export const booleanSettings = [
  "DEBUG",
  "SESSION_COOKIE_SECURE",
  "SESSION_COOKIE_HTTPONLY",
  "CSRF_COOKIE_SECURE",
  "SECURE_SSL_REDIRECT",
  "SECURE_HSTS_INCLUDE_SUBDOMAINS",
  "SECURE_HSTS_PRELOAD",
  "SECURE_CONTENT_TYPE_NOSNIFF",
  "CONNECTION_POOL",
  "EMAIL_USE_TLS",
  "EMAIL_USE_SSL",
  "READ_DOT_ENV_FILE",
] as const satisfies readonly SettingName[];

type BooleanSetting = (typeof booleanSettings)[number];

const booleanReaders = Object.fromEntries(booleanSettings.map((name) => [name, readBoolean])) as Readonly<
  Record<BooleanSetting, typeof readBoolean>
>;

/** What the text of a setting's variable means. */
export const readers = {
  ...booleanReaders,
  SECRET_KEY: readSecretKey,
  SECRET_KEY_FALLBACKS: readSecretKeys,
  SETTINGS_MODULE: developmentWord,
  CONFIGURATION: developmentWord,
  ENV: developmentWord,
  ALLOWED_HOSTS: readAllowedHosts,
  CSRF_TRUSTED_ORIGINS: readTrustedOrigins,

  SECURE_PROXY_SSL_HEADER: readProxyHeader,
  SECURE_HSTS_SECONDS: readInteger,
  SECURE_REFERRER_POLICY: readReferrerPolicy,
  SECURE_CROSS_ORIGIN_OPENER_POLICY: readOpenerPolicy,
  X_FRAME_OPTIONS: readFrameOptions,

  CACHE_BACKEND: readCacheBackend,
  SESSION_ENGINE: readSessionEngine,
  CONN_MAX_AGE: trimmed,

  STATIC_ROOT: readFolder,
  MEDIA_ROOT: readFolder,
  STATIC_URL: trimmed,
  MEDIA_URL: trimmed,

  EMAIL_BACKEND: readEmailBackend,
  EMAIL_PORT: readInteger,
  EMAIL_HOST_USER: trimmed,
  EMAIL_HOST_PASSWORD: trimmed,
  DEFAULT_FROM_EMAIL: readSender,
  SERVER_EMAIL: readSender,

  ADMINS: readRecipients,
  MANAGERS: readRecipients,
  LOG_LEVEL: capitals,
  SENTRY_DSN: readErrorTracker,

  ALLOW_ASYNC_UNSAFE: (text: string): boolean => text !== "",
} satisfies Readonly<Record<SettingName, Reader<unknown>>>;

/** The readers, by setting. */
export type Readers = typeof readers;

/** The settings that other variables hold a part of. */
export const parts: { readonly [Name in SettingName]?: readonly Part<ReturnType<Readers[Name]>>[] } = {
  SECURE_SSL_REDIRECT: [
    {
      variables: ["DISABLE_SECURE_SSL_REDIRECT"],
      read: (text) => negated(readBoolean(text, "DISABLE_SECURE_SSL_REDIRECT")),
    },
  ],
  SECURE_PROXY_SSL_HEADER: [
    {
      variables: ["USE_SECURE_PROXY_SSL_HEADER", "ENABLE_SECURE_PROXY_SSL_HEADER", "IS_BEHIND_PROXY"],
      read: readProxySwitch,
    },
  ],
  CONN_MAX_AGE: [inUrl(["DATABASE_URL", "DB_URL"], (url) => url.parameter("conn_max_age"))],
  CONNECTION_POOL: [
    inUrl(["DATABASE_URL", "DB_URL"], (url) => {
      const pool = url.parameter("pool");
      return pool === undefined ? undefined : readBoolean(pool);
    }),
  ],
  CACHE_BACKEND: [inUrl(["CACHE_URL", "REDIS_URL"], (url) => readCacheBackend(url.scheme))],
  EMAIL_BACKEND: [inUrl(["EMAIL_URL"], (url) => emailBackendOfScheme(url.scheme))],
  EMAIL_USE_TLS: [
    inUrl(["EMAIL_URL"], (url) => {
      const tls = url.parameter("tls");
      if (tls !== undefined) return readBoolean(tls);
      return /^smtps$|^smtp\+tls$|^submission$/.test(url.scheme) ? readBoolean("True") : undefined;
    }),
  ],
  EMAIL_USE_SSL: [
    inUrl(["EMAIL_URL"], (url) => {
      const ssl = url.parameter("ssl");
      if (ssl !== undefined) return readBoolean(ssl);
      return url.scheme === "smtp+ssl" ? readBoolean("True") : undefined;
    }),
  ],
  DEFAULT_FROM_EMAIL: [inUrl(["EMAIL_URL"], (url) => sender(url.parameter("_default_from_email")))],
  SERVER_EMAIL: [inUrl(["EMAIL_URL"], (url) => sender(url.parameter("_server_email")))],
};

function inUrl<T>(variables: readonly string[], read: (url: ServiceUrl) => T | undefined): Part<T> {
  return {
    variables,
    read(text) {
      const url = readServiceUrl(text);
      return url && read(url);
    },
  };
}

function sender(text: string | undefined): ReturnType<typeof readSender> | undefined {
  return text === undefined ? undefined : readSender(text);
}

/** A whole number as Python's `int` reads it; `undefined` where it would refuse the text. */
function readInteger(text: string): number | undefined {
  return /^\s*[+-]?\d+(?:_\d+)*\s*$/.test(text) ? Number(text.replaceAll("_", "")) : undefined;
}

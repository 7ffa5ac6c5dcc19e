/** The variables that projects read one setting from. */
export interface VariableNames {
  /** The setting's own name, most telling first; an organisation's prefixes come between `DJANGO_` and the bare one. */
  readonly names: readonly string[];
  /** Whether a project's own prefix may stand before the name. */
  readonly takesPrefix: boolean;
  /** Other names found in real projects, which count only where none of its own is there. */
  readonly aliases: readonly string[];
}

/**
 * What the policies know settings by. Names are Django's own; where Django has none (a log level, an error tracker, the
 * engine of a cache), the variable's. `DJANGO_` and the setting's name is what django-configurations and
 * cookiecutter-django read, the bare name what most others do.
 */
export const settingNames = {
  SECRET_KEY: named("SECRET_KEY", "DJANGO_SECRET", "CURRENT_SECRET_KEY", "APP_SECRET_KEY"),
  SECRET_KEY_FALLBACKS: named("SECRET_KEY_FALLBACKS", "OLD_SECRET_KEY", "SECRET_KEY_OLD", "SECRET_KEY_FALLBACK"),
  DEBUG: named("DEBUG", "APP_DEBUG"),
  SETTINGS_MODULE: exactly("DJANGO_SETTINGS_MODULE"),
  CONFIGURATION: exactly("DJANGO_CONFIGURATION"),
  ENV: named("ENV", "ENVIRONMENT", "APP_ENV"),
  ALLOWED_HOSTS: named("ALLOWED_HOSTS", "EXTRA_ALLOWED_HOSTS"),
  CSRF_TRUSTED_ORIGINS: named("CSRF_TRUSTED_ORIGINS", "TRUSTED_ORIGINS", "CSRF_ORIGINS"),

  SESSION_COOKIE_SECURE: named("SESSION_COOKIE_SECURE", "SECURE_COOKIES"),
  SESSION_COOKIE_HTTPONLY: named("SESSION_COOKIE_HTTPONLY"),
  CSRF_COOKIE_SECURE: named("CSRF_COOKIE_SECURE", "SECURE_COOKIES"),
  SECURE_SSL_REDIRECT: named("SECURE_SSL_REDIRECT", "SSL_REDIRECT", "FORCE_SSL", "FORCE_HTTPS"),
  SECURE_PROXY_SSL_HEADER: named("SECURE_PROXY_SSL_HEADER", "PROXY_SSL_HEADER"),
  SECURE_HSTS_SECONDS: named("SECURE_HSTS_SECONDS", "HSTS_SECONDS"),
  SECURE_HSTS_INCLUDE_SUBDOMAINS: named("SECURE_HSTS_INCLUDE_SUBDOMAINS"),
  SECURE_HSTS_PRELOAD: named("SECURE_HSTS_PRELOAD"),
  SECURE_CONTENT_TYPE_NOSNIFF: named("SECURE_CONTENT_TYPE_NOSNIFF"),
  SECURE_REFERRER_POLICY: named("SECURE_REFERRER_POLICY"),
  SECURE_CROSS_ORIGIN_OPENER_POLICY: named("SECURE_CROSS_ORIGIN_OPENER_POLICY"),
  X_FRAME_OPTIONS: named("X_FRAME_OPTIONS"),

  CACHE_BACKEND: named("CACHE_BACKEND"),
  SESSION_ENGINE: named("SESSION_ENGINE", "SESSION_BACKEND"),
  CONN_MAX_AGE: named("CONN_MAX_AGE", "DB_CONN_MAX_AGE", "DATABASE_CONN_MAX_AGE"),
  CONNECTION_POOL: named("DB_POOL", "DATABASE_POOL", "POSTGRES_POOL", "DB_USE_POOL", "USE_DB_POOL"),

  STATIC_ROOT: named("STATIC_ROOT", "STATICDIR"),
  MEDIA_ROOT: named("MEDIA_ROOT", "MEDIA_DIR"),
  STATIC_URL: named("STATIC_URL"),
  MEDIA_URL: named("MEDIA_URL"),

  EMAIL_BACKEND: named("EMAIL_BACKEND"),
  EMAIL_USE_TLS: named("EMAIL_USE_TLS", "SMTP_USE_TLS", "EMAIL_SMTP_USE_TLS", "MAIL_USE_TLS"),
  EMAIL_USE_SSL: named("EMAIL_USE_SSL", "SMTP_USE_SSL", "EMAIL_SMTP_USE_SSL", "MAIL_USE_SSL"),
  EMAIL_PORT: named("EMAIL_PORT", "EMAIL_SMTP_PORT", "SMTP_PORT", "MAIL_PORT"),
  EMAIL_HOST_USER: named("EMAIL_HOST_USER", "EMAIL_SMTP_USER", "SMTP_USER", "EMAIL_USERNAME"),
  EMAIL_HOST_PASSWORD: named("EMAIL_HOST_PASSWORD", "EMAIL_SMTP_PASSWORD", "SMTP_PASSWORD", "EMAIL_PASSWORD"),
  DEFAULT_FROM_EMAIL: named("DEFAULT_FROM_EMAIL", "FROM_EMAIL", "EMAIL_FROM", "EMAIL_DEFAULT_FROM", "MAIL_FROM"),
  SERVER_EMAIL: named("SERVER_EMAIL"),

  ADMINS: named("ADMINS", "ADMIN_EMAILS", "ADMIN_EMAIL"),
  MANAGERS: named("MANAGERS"),
  LOG_LEVEL: named("LOG_LEVEL", "LOGLEVEL"),
  SENTRY_DSN: named("SENTRY_DSN", "SENTRY_BACKEND_DSN"),

  ALLOW_ASYNC_UNSAFE: exactly("DJANGO_ALLOW_ASYNC_UNSAFE"),
  READ_DOT_ENV_FILE: named("READ_DOT_ENV_FILE"),
} as const satisfies Readonly<Record<string, VariableNames>>;

export type SettingName = keyof typeof settingNames;

/** All names of each setting's variables, without any project's own prefix. */
export const variableNames = Object.fromEntries(
  Object.entries(settingNames).map(([setting, { names, aliases }]) => [setting, [...names, ...aliases]]),
) as unknown as Readonly<Record<SettingName, readonly string[]>>;

/** The variables that may give a setting that is not in the table. */
export function named(setting: string, ...aliases: string[]): VariableNames {
  return { names: [`DJANGO_${setting}`, setting], takesPrefix: true, aliases };
}

/** A variable that Django itself reads, by this name and no other. */
function exactly(variable: string): VariableNames {
  return { names: [variable], takesPrefix: false, aliases: [] };
}

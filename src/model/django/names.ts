/**
 * The variables that projects read each Django setting from, most telling first: `DJANGO_` and the setting's name
 * (django-configurations, cookiecutter-django), the bare name, then what else was found in real projects.
 */
export const variableNames = {
  SECRET_KEY: named("SECRET_KEY", "DJANGO_SECRET", "CURRENT_SECRET_KEY", "APP_SECRET_KEY"),
  DEBUG: named("DEBUG", "APP_DEBUG"),
  ALLOWED_HOSTS: named("ALLOWED_HOSTS", "EXTRA_ALLOWED_HOSTS"),
  SESSION_COOKIE_SECURE: named("SESSION_COOKIE_SECURE", "SECURE_COOKIES"),
  CSRF_COOKIE_SECURE: named("CSRF_COOKIE_SECURE", "SECURE_COOKIES"),
  SESSION_ENGINE: named("SESSION_ENGINE", "SESSION_BACKEND"),
  EMAIL_BACKEND: named("EMAIL_BACKEND"),
  EMAIL_USE_TLS: named("EMAIL_USE_TLS", "SMTP_USE_TLS"),
  EMAIL_USE_SSL: named("EMAIL_USE_SSL", "SMTP_USE_SSL"),
  CONN_MAX_AGE: named("CONN_MAX_AGE", "DB_CONN_MAX_AGE", "DATABASE_CONN_MAX_AGE"),
  LOG_LEVEL: named("LOG_LEVEL", "LOGLEVEL"),
} as const;

function named(setting: string, ...aliases: string[]): readonly string[] {
  return [`DJANGO_${setting}`, setting, ...aliases];
}

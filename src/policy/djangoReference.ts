/** What Django itself says about a rule: the system check that reports it, or the chapter that demands it. */
export interface DjangoReference {
  /** The id of a check of `manage.py check`, such as `security.W009`. */
  readonly check?: `${string}.${"E" | "W"}${number}`;
  readonly chapter?: Chapter;
}

/** The headings of Django's deployment checklist (6.1, docs/howto/deployment/checklist.txt). */
export type Chapter =
  | "Deployment checklist"
  | "Run manage.py check --deploy"
  | "Switch away from manage.py runserver"
  | "Critical settings"
  | "SECRET_KEY"
  | "DEBUG"
  | "Environment-specific settings"
  | "ALLOWED_HOSTS"
  | "CACHES"
  | "DATABASES"
  | "MAILERS and related settings"
  | "STATIC_ROOT and STATIC_URL"
  | "MEDIA_ROOT and MEDIA_URL"
  | "HTTPS"
  | "CSRF_COOKIE_SECURE"
  | "SESSION_COOKIE_SECURE"
  | "Performance optimizations"
  | "Sessions"
  | "CONN_MAX_AGE"
  | "TEMPLATES"
  | "Error reporting"
  | "LOGGING"
  | "ADMINS and MANAGERS"
  | "Customize the default error views";

/** A reference as a phrase: `security.W009`, or `deployment checklist, SECRET_KEY`. */
export function referenceText({ check, chapter }: DjangoReference): string {
  return check ?? `deployment checklist, ${chapter}`;
}

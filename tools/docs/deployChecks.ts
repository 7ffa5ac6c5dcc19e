import type { HeldBy } from "./heldBy";

/** One check of `manage.py check --deploy`. */
export interface DeployCheck {
  /** The ids that it reports. */
  readonly ids: readonly string[];
  /** When it reports them. */
  readonly reports: string;
  readonly heldBy: HeldBy;
}

const middleware: HeldBy = { notCheckable: "the list of middleware is code in the image" };
/** The checks that `check --deploy` adds in Django 6.1, in the order of their ids (ref/checks in Django's documentation). */
export const deployChecks: readonly DeployCheck[] = [
  { ids: ["security.W001"], reports: "SecurityMiddleware is missing", heldBy: middleware },
  { ids: ["security.W002"], reports: "XFrameOptionsMiddleware is missing", heldBy: middleware },
  { ids: ["security.W003"], reports: "CsrfViewMiddleware is missing", heldBy: middleware },
  { ids: ["security.W004"], reports: "SECURE_HSTS_SECONDS is not set", heldBy: ["hsts-is-on"] },
  { ids: ["security.W005"], reports: "SECURE_HSTS_INCLUDE_SUBDOMAINS is not True", heldBy: ["hsts-covers-subdomains"] },
  {
    ids: ["security.W006"],
    reports: "SECURE_CONTENT_TYPE_NOSNIFF is not True",
    heldBy: ["content-types-are-not-sniffed"],
  },
  {
    ids: ["security.W008"],
    reports: "SECURE_SSL_REDIRECT is not True (Django notes that a load balancer may redirect instead)",
    heldBy: ["http-listener-redirects-to-https", "http-listener-rule-redirects-to-https", "plain-http-is-redirected"],
  },
  { ids: ["security.W009"], reports: "SECRET_KEY is weak", heldBy: ["secret-key-is-strong"] },
  {
    ids: ["security.W010", "security.W011", "security.W012"],
    reports: "SESSION_COOKIE_SECURE is not True",
    heldBy: ["session-cookie-is-secure"],
  },
  {
    ids: ["security.W013", "security.W014", "security.W015"],
    reports: "SESSION_COOKIE_HTTPONLY is not True",
    heldBy: ["session-cookie-is-hidden-from-scripts"],
  },
  { ids: ["security.W016"], reports: "CSRF_COOKIE_SECURE is not True", heldBy: ["csrf-cookie-is-secure"] },
  { ids: ["security.W018"], reports: "DEBUG is on", heldBy: ["debug-is-off"] },
  { ids: ["security.W019"], reports: "X_FRAME_OPTIONS is not DENY", heldBy: ["pages-are-not-framed"] },
  { ids: ["security.W020"], reports: "ALLOWED_HOSTS is empty", heldBy: ["allowed-hosts-serve-somebody"] },
  { ids: ["security.W021"], reports: "SECURE_HSTS_PRELOAD is not True", heldBy: ["hsts-may-be-preloaded"] },
  {
    ids: ["security.W022", "security.E023"],
    reports: "SECURE_REFERRER_POLICY is unset or has an unknown value",
    heldBy: ["referrer-policy-is-strict"],
  },
  {
    ids: ["security.E024"],
    reports: "SECURE_CROSS_ORIGIN_OPENER_POLICY has an unknown value",
    heldBy: ["cross-origin-opener-policy-is-known"],
  },
  {
    ids: ["security.W025"],
    reports: "one of SECRET_KEY_FALLBACKS is weak",
    heldBy: ["secret-key-fallbacks-are-strong"],
  },
  {
    ids: ["caches.W002"],
    reports: "a file-based cache is inside a folder of static or media files",
    heldBy: { notCheckable: "both places are paths in the settings module" },
  },
  {
    ids: ["async.E001"],
    reports: "DJANGO_ALLOW_ASYNC_UNSAFE is set in the environment",
    heldBy: ["async-safety-is-on"],
  },
  {
    ids: ["mail.E001"],
    reports: "the default mailer only prints, stores or drops mail",
    heldBy: ["email-is-delivered"],
  },
];

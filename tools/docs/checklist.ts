import type { Chapter as Title } from "../../src/policy";
import type { HeldBy } from "./heldBy";

/** One thing that Django's deployment checklist demands or advises. */
export interface Demand {
  /** The sentence, quoted or shortened. */
  readonly says: string;
  /** The checks of `check --deploy` that examine it in the settings module. */
  readonly checks?: readonly string[];
  readonly heldBy: HeldBy;
}

/** A heading of the checklist, what it demands, and the headings below it. */
export interface Chapter {
  readonly title: Title;
  readonly demands?: readonly Demand[];
  readonly chapters?: readonly Chapter[];
}

/**
 * The deployment checklist of Django 6.1 (docs/howto/deployment/checklist.txt), in its own order. Sentences that only
 * explain another one are not listed.
 */
export const checklist: readonly Chapter[] = [
  {
    title: "Deployment checklist",
    demands: [
      {
        says: "Take some time to review your settings, with security, performance, and operations in mind.",
        heldBy: { notCheckable: "a review is a person's work; the settings that a stack shows are covered below" },
      },
      {
        says: "Many of these settings are sensitive and should be treated as confidential.",
        heldBy: [
          "credentials-are-secret",
          "suspected-credentials-are-secret",
          "secret-key-is-secret",
          "database-password-is-secret",
          "stored-secrets-are-secret",
          "credential-parameters-are-encrypted",
        ],
      },
      {
        says: "If you release the source code, use a private settings module for production.",
        heldBy: { notCheckable: "who may read the source code is not part of a stack" },
      },
    ],
  },
  {
    title: "Run manage.py check --deploy",
    demands: [
      {
        says: "Be sure to run it against your production settings file.",
        heldBy: ["settings-module-is-for-production"],
      },
    ],
  },
  {
    title: "Switch away from manage.py runserver",
    demands: [
      {
        says: "`runserver` is not designed for production: be sure to switch to a production-ready WSGI or ASGI server.",
        heldBy: ["django-runs-on-an-application-server"],
      },
    ],
  },
  {
    title: "Critical settings",
    chapters: [
      {
        title: "SECRET_KEY",
        demands: [
          {
            says: "The secret key must be a large random value …",
            checks: ["security.W009"],
            heldBy: ["secret-key-is-strong"],
          },
          { says: "… and it must be kept secret.", heldBy: ["secret-key-is-secret"] },
          {
            says: "Make sure that the key used in production isn't used anywhere else …",
            heldBy: ["secret-key-is-used-once"],
          },
          { says: "… and avoid committing it to source control.", heldBy: ["secret-key-is-secret"] },
          {
            says: "Instead of hardcoding it in the settings module, consider loading it from the environment or a file.",
            heldBy: ["secret-key-is-secret", "dot-env-file-is-not-read"],
          },
          {
            says: "If rotating secret keys, you may use SECRET_KEY_FALLBACKS, loaded in the same way.",
            checks: ["security.W025"],
            heldBy: ["secret-key-fallbacks-are-secret", "secret-key-fallbacks-are-strong"],
          },
          {
            says: "Ensure that old secret keys are removed from it in a timely manner.",
            heldBy: ["secret-key-fallbacks-are-few"],
          },
        ],
      },
      {
        title: "DEBUG",
        demands: [
          {
            says: "You must never enable debug in production.",
            checks: ["security.W018"],
            heldBy: ["debug-is-off"],
          },
        ],
      },
    ],
  },
  {
    title: "Environment-specific settings",
    chapters: [
      {
        title: "ALLOWED_HOSTS",
        demands: [
          {
            says: "Django doesn't work at all without a suitable value.",
            checks: ["security.W020"],
            heldBy: ["allowed-hosts-serve-somebody", "allowed-hosts-can-match"],
          },
          {
            says: "If you use a wildcard, you must perform your own validation of the Host header.",
            heldBy: ["allowed-hosts-are-named"],
          },
          {
            says: "Configure the web server in front of Django to validate the host.",
            heldBy: [
              "unknown-hosts-do-not-reach-django",
              "django-gets-a-checked-host",
              "server-names-are-allowed-hosts",
            ],
          },
          {
            says: "It should respond with a static error page or ignore requests for incorrect hosts instead of forwarding them.",
            heldBy: ["unknown-hosts-do-not-reach-django"],
          },
          {
            says: "On nginx you might set up a default server that returns 444.",
            heldBy: ["unknown-hosts-do-not-reach-django"],
          },
        ],
      },
      {
        title: "CACHES",
        demands: [
          {
            says: "Connection parameters may be different in development and in production.",
            heldBy: ["connections-leave-the-container", "connections-stay-in-their-stage"],
          },
          {
            says: "The default, per-process local-memory caching, may not be desirable.",
            heldBy: ["cache-is-shared"],
          },
          {
            says: "Cache servers often have weak authentication.",
            heldBy: ["cache-requires-authentication", "cache-encrypts-in-transit", "connections-are-encrypted"],
          },
          {
            says: "Make sure they only accept connections from your application servers.",
            heldBy: ["cache-admits-only-the-application"],
          },
        ],
      },
      {
        title: "DATABASES",
        demands: [
          {
            says: "Connection parameters are probably different in development and in production.",
            heldBy: [
              "database-outlives-its-container",
              "connections-leave-the-container",
              "connections-stay-in-their-stage",
            ],
          },
          {
            says: "Database passwords are very sensitive. You should protect them exactly like SECRET_KEY.",
            heldBy: [
              "credentials-are-secret",
              "command-holds-no-credentials",
              "database-password-is-secret",
              "connections-are-encrypted",
            ],
          },
          {
            says: "Make sure database servers only accept connections from your application servers.",
            heldBy: ["database-admits-only-the-application", "database-is-private"],
          },
          {
            says: "If you haven't set up backups for your database, do it right now!",
            heldBy: ["database-is-backed-up"],
          },
        ],
      },
      {
        title: "MAILERS and related settings",
        demands: [
          {
            says: "If your site sends emails, these values need to be set correctly.",
            heldBy: ["email-is-delivered", "email-login-is-complete", "email-encryption-fits-its-port"],
          },
          {
            says: "For production, you probably want to send real email messages, by production email servers.",
            checks: ["mail.E001"],
            heldBy: ["email-is-delivered"],
          },
          {
            says: "Many mail providers reject email from the default addresses: set DEFAULT_FROM_EMAIL and SERVER_EMAIL.",
            heldBy: ["email-senders-are-real"],
          },
        ],
      },
      {
        title: "STATIC_ROOT and STATIC_URL",
        demands: [
          {
            says: "In production, you must define a STATIC_ROOT directory where `collectstatic` will copy static files.",
            heldBy: [
              "static-files-are-served-from-static-root",
              "source-code-is-not-served",
              "file-urls-end-with-a-slash",
            ],
          },
        ],
      },
      {
        title: "MEDIA_ROOT and MEDIA_URL",
        demands: [
          {
            says: "Media files are uploaded by your users. They're untrusted!",
            heldBy: [
              "bucket-refuses-public-writes",
              "bucket-refuses-public-listing",
              "media-files-are-apart-from-static-files",
            ],
          },
          {
            says: "Make sure your web server never attempts to interpret them.",
            heldBy: [
              "uploads-are-never-interpreted",
              "uploads-are-not-sniffed",
              "uploads-are-not-listed",
              "nginx-folders-are-closed",
            ],
          },
          {
            says: "Now is a good time to check your backup strategy for these files.",
            heldBy: ["media-bucket-is-recoverable"],
          },
        ],
      },
    ],
  },
  {
    title: "HTTPS",
    demands: [
      {
        says: "Any website which allows users to log in should enforce site-wide HTTPS.",
        heldBy: [
          "https-listener-has-a-certificate",
          "http-listener-redirects-to-https",
          "csrf-trusted-origins-use-https",
        ],
      },
      {
        says: "Protecting sensitive areas such as the user account or the admin isn't sufficient.",
        heldBy: ["http-listener-rule-redirects-to-https"],
      },
      {
        says: "Your web server must redirect all HTTP traffic to HTTPS, and only transmit HTTPS requests to Django.",
        checks: ["security.W008"],
        heldBy: [
          "http-listener-redirects-to-https",
          "http-listener-rule-redirects-to-https",
          "plain-http-is-redirected",
          "ssl-redirect-ends",
          "proxy-ssl-header-is-a-pair",
        ],
      },
      {
        says: "Once you've set up HTTPS, enable the following settings.",
        checks: ["security.W010", "security.W011", "security.W012", "security.W016"],
        heldBy: ["csrf-cookie-is-secure", "session-cookie-is-secure"],
      },
    ],
    chapters: [
      {
        title: "CSRF_COOKIE_SECURE",
        demands: [
          {
            says: "Set this to `True` to avoid transmitting the CSRF cookie over HTTP accidentally.",
            checks: ["security.W016"],
            heldBy: ["csrf-cookie-is-secure"],
          },
        ],
      },
      {
        title: "SESSION_COOKIE_SECURE",
        demands: [
          {
            says: "Set this to `True` to avoid transmitting the session cookie over HTTP accidentally.",
            checks: ["security.W010", "security.W011", "security.W012"],
            heldBy: ["session-cookie-is-secure"],
          },
        ],
      },
    ],
  },
  {
    title: "Performance optimizations",
    demands: [
      {
        says: "DEBUG = False disables several features that are only useful in development.",
        checks: ["security.W018"],
        heldBy: ["debug-is-off"],
      },
    ],
    chapters: [
      {
        title: "Sessions",
        demands: [
          {
            says: "Consider using cached sessions to improve performance.",
            heldBy: ["sessions-are-cached", "sessions-are-shared"],
          },
          {
            says: "If using database-backed sessions, regularly clear old sessions.",
            heldBy: ["sessions-are-cleared"],
          },
        ],
      },
      {
        title: "CONN_MAX_AGE",
        demands: [
          {
            says: "Enabling persistent database connections can result in a nice speed-up.",
            heldBy: ["database-connections-persist", "connection-pool-stands-alone"],
          },
        ],
      },
      {
        title: "TEMPLATES",
        demands: [
          {
            says: "The cached template loader often improves performance drastically; DEBUG = False enables it by itself.",
            checks: ["security.W018"],
            heldBy: ["debug-is-off"],
          },
        ],
      },
    ],
  },
  {
    title: "Error reporting",
    chapters: [
      {
        title: "LOGGING",
        demands: [
          {
            says: "Review your logging configuration before putting your website in production …",
            heldBy: ["container-logs-are-collected", "log-level-is-not-debug"],
          },
          {
            says: "… and check that it works as expected as soon as you have received some traffic.",
            heldBy: { notCheckable: "only a running site has traffic" },
          },
        ],
      },
      {
        title: "ADMINS and MANAGERS",
        demands: [
          { says: "ADMINS will be notified of 500 errors by email.", heldBy: ["admins-can-be-reached"] },
          { says: "MANAGERS will be notified of 404 errors.", heldBy: ["admins-can-be-reached"] },
          {
            says: "IGNORABLE_404_URLS can help filter out spurious reports.",
            heldBy: { notCheckable: "which reports are spurious depends on the site" },
          },
          {
            says: "Consider using an error monitoring system such as Sentry before your inbox is flooded by reports.",
            heldBy: ["errors-reach-the-tracker"],
          },
        ],
      },
      {
        title: "Customize the default error views",
        demands: [
          {
            says: "You may want to override the templates of the error pages; the default views suffice for 99% of web applications.",
            heldBy: { notCheckable: "templates are files in the image, and a matter of taste" },
          },
        ],
      },
    ],
  },
];

/** The policies that the checklist does not ask for, and why the catalogue has them. */
export const beyondChecklist: Readonly<Record<string, string>> = {
  "database-is-encrypted":
    "The data that the checklist protects on the network would otherwise be readable on disks and in snapshots.",
  "email-is-encrypted":
    "The checklist warns that password reset tokens are sent by email. Encryption keeps them off the network in clear text.",
  "https-listener-uses-current-tls":
    "HTTPS protects cookies only as well as the oldest TLS version that the listener accepts.",
  "django-gets-the-request-scheme":
    "Django can neither redirect to HTTPS nor build secure URLs if it does not know which requests came over HTTPS.",
  "health-checks-are-answered":
    "A default server that returns 444, as the checklist suggests, also drops the load balancer's health check.",
  "django-gets-the-client-address":
    "Login limits and logs behind the web server go by an address that only the web server can vouch for.",
  "nginx-configuration-is-valid":
    "An nginx that refuses its configuration does nothing of what the checklist asks of the web server.",
  "requests-reach-django": "Whoever sets up the web server as the checklist says has to name Django's port there.",
  "hsts-holds-in-every-location":
    "The checklist leaves HSTS to Django. If nginx sends it, it should do so in every location.",
  "redirects-keep-the-path-encoded":
    "The redirect to HTTPS that the checklist demands must not open a hole of its own.",
  "request-bodies-are-limited":
    "Django's security guide asks the web server to limit uploads; the checklist does not repeat it.",
  "settings-are-explicit":
    "The checklist says what to set; an organisation may want it set visibly, where the application is deployed.",
  "settings-module-loads": "No setting can be judged if the settings module does not load.",
  "secrets-can-be-read": "A secret that the container may not read also locks out the application.",
  "django-containers-are-recognised":
    "No policy on Django's settings judges a container that is not recognised as Django.",
  "switches-are-unambiguous":
    "A setting is on or off only if the library that reads the variable agrees with its author.",
  "documents-are-readable": "A document that cannot be read hides whatever the other policies look for in it.",
  "stack-is-decided": "A checklist has no item for what could not be checked. This policy is that item.",
};

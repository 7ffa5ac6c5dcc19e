/** One of Django's email backends, or another one. */
export interface EmailBackend {
  /** `smtp`, `console`, … of Django's own, else `other`. */
  readonly name: string;
  readonly delivers: boolean;
  /** Whether it sends mail through a provider's HTTPS API instead of SMTP. */
  readonly usesApi: boolean;
}

const undelivering: ReadonlySet<string> = new Set(["console", "dummy", "filebased", "locmem"]);

/**
 * Packages whose backends call an API: anymail, django-ses, sendgrid-django, django-sendgrid-v5, django-mailgun,
 * postmarker, django-postmark and django-azure-communication-email. Others, such as queues, may end in SMTP.
 */
const apiBackends =
  /^(?:anymail|django_ses|sgbackend|sendgrid_backend|django_mailgun|postmarker|postmark|django_azure_communication_email)\b/;

/** Reads EMAIL_BACKEND. Django's own backends are told by their module (Django, "Email backends"; mail.E001). */
export function readEmailBackend(path: string): EmailBackend {
  const name = /^django\.core\.mail\.backends\.(\w+)\.EmailBackend$/.exec(path.trim())?.[1] ?? "other";
  return emailBackend(name, apiBackends.test(path.trim()));
}

/** The backends behind the schemes of EMAIL_URL, in django-environ and dj-email-url. */
const bySchemes: Readonly<Record<string, string>> = {
  consolemail: "console",
  console: "console",
  filemail: "filebased",
  file: "filebased",
  memorymail: "locmem",
  memory: "locmem",
  dummymail: "dummy",
  dummy: "dummy",
};

/** The backend that an EMAIL_URL of this scheme stands for. */
export function emailBackendOfScheme(scheme: string): EmailBackend {
  return emailBackend(bySchemes[scheme] ?? (/^(?:smtp|submi)/.test(scheme) ? "smtp" : "other"));
}

function emailBackend(name: string, usesApi = false): EmailBackend {
  return { name, delivers: !undelivering.has(name), usesApi };
}

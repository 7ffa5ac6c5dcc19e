/** One of Django's email backends, or another one. */
export interface EmailBackend {
  /** `smtp`, `console`, … of Django's own, else `other`. */
  readonly name: string;
  readonly delivers: boolean;
}

const undelivering: ReadonlySet<string> = new Set(["console", "dummy", "filebased", "locmem"]);

/** Reads EMAIL_BACKEND. Django's own backends are told by their module (Django, "Email backends"; mail.E001). */
export function readEmailBackend(path: string): EmailBackend {
  return emailBackend(/^django\.core\.mail\.backends\.(\w+)\.EmailBackend$/.exec(path.trim())?.[1] ?? "other");
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

function emailBackend(name: string): EmailBackend {
  return { name, delivers: !undelivering.has(name) };
}

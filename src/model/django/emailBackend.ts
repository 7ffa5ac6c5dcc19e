/** One of Django's email backends, or another one. */
export interface EmailBackend {
  /** `smtp`, `console`, … of Django's own, else `other`. */
  readonly name: string;
  readonly delivers: boolean;
}

const undelivering: ReadonlySet<string> = new Set(["console", "dummy", "filebased", "locmem"]);

/** Reads EMAIL_BACKEND. Django's own backends are told by their module (Django, "Email backends"; mail.E001). */
export function readEmailBackend(path: string): EmailBackend {
  const name = /^django\.core\.mail\.backends\.(\w+)\.EmailBackend$/.exec(path.trim())?.[1] ?? "other";
  return { name, delivers: !undelivering.has(name) };
}

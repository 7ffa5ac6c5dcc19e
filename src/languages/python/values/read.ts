/** A look at an environment variable on which a value depends. */
export interface Read {
  readonly variable: string;
  /** `unknown`: neither whether the variable is set nor its text is known. */
  readonly presence: "visible" | "secret" | "absent" | "unknown";
  /** Whether the variable is absent and the program uses a default instead. */
  readonly usedDefault: boolean;
}

/** The first read among values: the one that a message about them names. */
export function firstRead(values: Iterable<{ readonly read?: Read | undefined }>): Read | undefined {
  for (const { read } of values) if (read) return read;
  return undefined;
}

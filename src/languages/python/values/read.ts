/** An environment variable that a value depends on, as the program found it. */
export interface Read {
  readonly variable: string;
  /** `unknown`: neither whether the variable is set nor its text is known. */
  readonly presence: "visible" | "secret" | "absent" | "unknown";
  /** Whether the variable is absent and the program uses a default instead. */
  readonly usedDefault: boolean;
}

/** The first variable that any of the values depends on: messages name one. */
export function firstRead(values: Iterable<{ readonly read?: Read | undefined }>): Read | undefined {
  for (const { read } of values) if (read) return read;
  return undefined;
}

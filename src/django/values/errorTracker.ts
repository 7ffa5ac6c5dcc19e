/** Where errors are reported to, as a variable says it. */
export interface ErrorTracker {
  /** Why nothing is reported, as a phrase for a message. */
  readonly flaw?: string;
}

/** Reads Sentry's DSN: `https://KEY@HOST/PROJECT`. An empty one turns Sentry off. */
export function readErrorTracker(text: string): ErrorTracker {
  const dsn = text.trim();
  if (dsn === "") return { flaw: "is empty, which turns error reporting off" };
  return /^https?:\/\/\w+(?::\w+)?@[^/\s]+(?:\/[^/\s]+)*\/\d+$/.test(dsn)
    ? {}
    : { flaw: "does not have the form https://KEY@HOST/PROJECT" };
}

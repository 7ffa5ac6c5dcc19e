/** An environment variable as Django's process gets it, whatever runs the process. */
export interface EnvironmentVariable {
  readonly name: string;
  /** `visible` as plain text, or injected from a `secret` when the process starts. */
  readonly origin: "visible" | "secret";
  /** Its text. @throws Undecided unless it is visible and known */
  readonly value: string;
}

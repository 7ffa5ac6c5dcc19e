/**
 * A failure that the user can cause and mend: a missing file, a program that throws, a stack that does not exist.
 * Its message is complete for the user (what is wrong, where, what to do) and carries no stack trace of ours.
 */
export class PreviewError extends Error {
  override readonly name = "PreviewError";
}

/** A program that was stopped because its time was up. */
export class TimeLimitError extends PreviewError {
  /** @param registered how many resources it had registered by then. */
  constructor(
    message: string,
    readonly registered: number,
  ) {
    super(message);
  }
}

/**
 * A failure that the user can cause and fix: a missing file, a program that throws, a stack that does not exist. Its
 * message is complete for the user (what is wrong, where, what to do) and holds no stack trace of ours.
 */
export class PreviewError extends Error {
  override readonly name = "PreviewError";
}

/** A program that was stopped because it exceeded its time limit. */
export class TimeLimitError extends PreviewError {
  /** @param registered how many resources it had registered by then. */
  constructor(
    message: string,
    readonly registered: number,
  ) {
    super(message);
  }
}

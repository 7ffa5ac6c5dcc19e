/**
 * A place where nginx itself would refuse to start, with nginx's reason.
 *
 * The message names directives at most, never their arguments: a configuration may carry secrets.
 */
export class NginxError extends Error {
  constructor(
    readonly reason: string,
    readonly file: string,
    /** The line nginx would name: the one on which the statement ends. */
    readonly line: number,
  ) {
    super(`${reason} in ${file}:${line}`);
    this.name = "NginxError";
  }
}

import type { Log } from "./engine";
import { PreviewError } from "./errors";
import type { Project } from "./project";
import type { PreviewedResource } from "./resource";
import type { Exit } from "./run";
import { relativeTo } from "./source";
import { isProviderType, isRootStack } from "./urn";

interface Outcome {
  project: Project;
  stackFile: string;
  exit: Exit;
  /** what was logged as an error, the program's unhandled error included */
  errors: readonly Log[];
  resources: readonly PreviewedResource[];
  /** milliseconds */
  timeout: number | undefined;
}

/**
 * Tells a program that ran to its end from one that failed.
 *
 * @throws PreviewError with the program's own message and its own file and line
 */
export function requireSuccess({ project, stackFile, exit, errors, resources, timeout }: Outcome): void {
  const program = `the program of project "${project.name}"`;
  const [error] = errors;
  if (exit.timedOut) {
    throw new PreviewError(`${program} was still running after ${(timeout ?? 0) / 1000} s and was stopped`);
  }
  if (error !== undefined) {
    throw new PreviewError(
      missingConfiguration(error.message, stackFile) ?? `${program} failed${told(error, project)}`,
    );
  }
  if (exit.code !== 0) {
    const end = exit.signal === null ? `with exit status ${exit.code}` : `by signal ${exit.signal}`;
    const words = exit.stderr.trim();
    throw new PreviewError(`${program} ended ${end}${words === "" ? "" : told({ message: words, urn: "" }, project)}`);
  }
  if (resources.every(({ type }) => isRootStack(type) || isProviderType(type))) {
    throw new PreviewError(
      `${program} registered no resources: is ${project.workingDirectory} the right program ("main" in ` +
        `${project.file}), and does this stack's configuration let it create anything?`,
    );
  }
}

const MISSING_CONFIGURATION = /Missing required configuration variable '([^']+)'/;

function missingConfiguration(message: string, stackFile: string): string | undefined {
  const key = MISSING_CONFIGURATION.exec(message)?.[1];
  return (
    key &&
    `the program requires the configuration "${key}", which nobody sets: add it to ${stackFile}, or give --config ${key}=VALUE`
  );
}

/** ` at FILE:LINE: MESSAGE` from an error that ends in a stack trace, of which only the user's own line is kept. */
function told({ message, urn }: Pick<Log, "message" | "urn">, project: Project): string {
  const lines = withoutColours(message).split("\n");
  const trace = lines.findIndex((line) => FRAME.test(line));
  const words = (trace < 0 ? lines : lines.slice(0, trace))
    .join("\n")
    .replace(/^Running program '.*' failed with an unhandled exception:\n/, "")
    .replace(/^<ref \*\d+> /, "")
    .replace(/\nRequire stack:[\s\S]*$/, "")
    .replace(/: \d+ UNKNOWN: /, ": ")
    .trim();
  const place = lines.map((line) => ownFrame(line, project)).find((frame) => frame !== undefined);
  return `${place === undefined ? "" : ` at ${place}`}${urn === "" ? "" : ` (${urn})`}: ${words}`;
}

const FRAME = /^\s+at .*:\d+:\d+\)?$/;

function ownFrame(line: string, project: Project): string | undefined {
  const [, path, lineNumber] = /(?:\(|at |file:\/\/)(\/[^()]*|[A-Za-z]:\\[^()]*):(\d+):\d+\)?$/.exec(line) ?? [];
  const isOwn = path !== undefined && FRAME.test(line) && !/[\\/]node_modules[\\/]/.test(path);
  return isOwn ? `${relativeTo(project.folder, path)}:${lineNumber}` : undefined;
}

function withoutColours(text: string): string {
  // eslint-disable-next-line no-control-regex -- the escape character is what is looked for
  return text.replace(/\u001b\[\d+m/g, "");
}

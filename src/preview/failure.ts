import type { Log } from "./engine";
import { PreviewError } from "./errors";
import type { Project } from "./project";
import type { PreviewedResource } from "./resource";
import type { Exit } from "./run";
import { readError } from "./trace";
import { isProviderType, isRootStack } from "./urn";

interface Outcome {
  project: Project;
  /** the command that installs the program's packages */
  install: string;
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
export function requireSuccess(outcome: Outcome): void {
  const { project, stackFile, exit, errors, resources, timeout } = outcome;
  const program = `the program of project "${project.name}"`;
  const [error] = errors;
  if (exit.timedOut) {
    throw new PreviewError(`${program} was still running after ${(timeout ?? 0) / 1000} s and was stopped`);
  }
  if (error !== undefined) {
    throw new PreviewError(
      missingConfiguration(error.message, stackFile) ?? `${program} failed${told(error, outcome)}`,
    );
  }
  if (exit.code !== 0) {
    const end = exit.signal === null ? `with exit status ${exit.code}` : `by signal ${exit.signal}`;
    const words = exit.stderr.trim();
    throw new PreviewError(`${program} ended ${end}${words === "" ? "" : told({ message: words, urn: "" }, outcome)}`);
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

const MISSING_PACKAGE = /Cannot find (?:module|package) '(?![./])|No module named '/;

/** ` at FILE:LINE: MESSAGE`, with what to do about a package that is not installed. */
function told({ message, urn }: Pick<Log, "message" | "urn">, { project, install }: Outcome): string {
  const { words, place } = readError(message, project);
  const advice = MISSING_PACKAGE.test(words)
    ? ` (is it installed? \`${install}\` installs the program's packages)`
    : "";
  return `${place === undefined ? "" : ` at ${place}`}${urn === "" ? "" : ` (${urn})`}: ${words}${advice}`;
}

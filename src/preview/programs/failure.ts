import { holdsEmptyAsset } from "../../wire/assets";
import type { Answer } from "../cloud/simulatedAnswers";
import { PreviewError, TimeLimitError } from "../errors";
import type { Log } from "../host/engine";
import type { Duplicate } from "../host/registry";
import type { PreviewedResource } from "../host/resource";
import { isProviderType, isRootStack } from "../host/urn";
import { howToSet, missingKeyIn } from "../project/missingConfiguration";
import type { Project } from "../project/project";
import type { Exit } from "./run";
import { readError } from "./trace";

interface Outcome {
  readonly project: Project;
  readonly stack: string;
  /** The command that installs the program's packages. */
  readonly install: string;
  readonly stackFile: string;
  readonly exit: Exit;
  /** The errors that were logged, the program's unhandled error included. */
  readonly errors: readonly Log[];
  readonly resources: readonly PreviewedResource[];
  readonly duplicate: Duplicate | undefined;
  /** The answers that the program received and that nobody supplied. */
  readonly answers: readonly Answer[];
  /** Milliseconds. */
  readonly timeout: number | undefined;
}

/**
 * Checks that a program succeeded.
 *
 * @throws PreviewError if it failed, with the program's own message and the file and line in its own code
 */
export function requireSuccess(outcome: Outcome): void {
  const { project, exit, errors, resources, timeout } = outcome;
  const program = `the program of project "${project.name}"`;
  const [error] = errors;
  if (exit.timedOut) {
    const message = `${program} was still running after ${(timeout ?? 0) / 1000} s and was stopped`;
    throw new TimeLimitError(message, resources.filter(isOfTheProgram).length);
  }
  refuseDuplicate(program, outcome);
  refuseEmptyAsset(program, resources);
  if (error !== undefined) {
    refuseMissingConfiguration(program, error, outcome);
    throw new PreviewError(`${program} failed${formatError(error, outcome)}`);
  }
  if (exit.code !== 0) {
    const end = exit.signal === null ? `with exit status ${exit.code}` : `by signal ${exit.signal}`;
    const words = exit.stderr.trim();
    throw new PreviewError(`${program} ended ${end}${formatError({ message: words, urn: "" }, outcome)}`);
  }
  if (!resources.some(isOfTheProgram)) {
    throw new PreviewError(
      `${program} registered no resources: is ${project.workingDirectory} the right program ("main" in ` +
        `${project.file}), and does this stack's configuration let it create anything?`,
    );
  }
}

/** Whether a resource shows that the program ran: the stack and providers come with any program. */
function isOfTheProgram({ type }: PreviewedResource): boolean {
  return !isRootStack(type) && !isProviderType(type);
}

/** Registrations may arrive out of order. Of two in one file, the one on the later line is the duplicate. */
function refuseDuplicate(program: string, { duplicate }: Outcome): void {
  if (duplicate === undefined) return;
  const { message, resource, first } = duplicate;
  const isSwapped =
    resource.source?.file === first.source?.file && (resource.source?.line ?? 0) < (first.source?.line ?? 0);
  const [earlier, later] = isSwapped ? [resource, first] : [first, resource];
  const other = earlier.source === undefined ? "" : ` (it is registered at ${placeOf(earlier)} too)`;
  throw new PreviewError(`${program} failed${at(later)}: ${message}${other}`);
}

/** Pulumi's engine loses the text of such an asset, and its SDKs then refuse it (measured, in Node and in Python). */
function refuseEmptyAsset(program: string, resources: readonly PreviewedResource[]): void {
  for (const resource of resources) {
    const property = Object.keys(resource.inputs).find((name) => holdsEmptyAsset(resource.inputs[name]));
    if (property !== undefined) {
      throw new PreviewError(
        `${program} fails in Pulumi${at(resource)} (${resource.urn}): ${property} holds a StringAsset without text, which ` +
          `Pulumi cannot preview: give it a text, such as a newline`,
      );
    }
  }
}

function refuseMissingConfiguration(program: string, error: Log, { project, stack, stackFile }: Outcome): void {
  const missing = missingKeyIn(error.message);
  if (missing !== undefined) {
    throw new PreviewError(
      `${program} requires the configuration "${missing.key}", which ${stackFile} does not set: ` +
        howToSet([missing], project, stack, stackFile),
    );
  }
}

const MISSING_PACKAGE = /Cannot find (?:module|package) '(?![./])|No module named '/;

/** Formats an error: ` at FILE:LINE: MESSAGE`, with advice. */
function formatError({ message, urn }: Pick<Log, "message" | "urn">, { project, install, answers }: Outcome): string {
  const { words, place } = readError(message, project);
  const advice = MISSING_PACKAGE.test(words)
    ? ` (is it installed? \`${install}\` installs the program's packages)`
    : adviceOn(answers);
  const error = words === "" ? "" : `: ${words}`;
  return `${place === undefined ? "" : ` at ${place}`}${urn === "" ? "" : ` (${urn})`}${error}${advice}`;
}

const SHOWN_ANSWERS = 5;

/**
 * Suggests to supply the real answers. An empty one is the likeliest cause of a failure, and of simulated ones the last.
 */
function adviceOn(answers: readonly Answer[]): string {
  const empty = answers.filter(({ isEmpty }) => isEmpty);
  const simulated = answers.filter(({ isEmpty }) => !isEmpty);
  const facts = [
    ...(empty.length > 0 ? [`it was given an empty answer of ${lastOf(empty)}`] : []),
    ...(simulated.length > 0 ? [`it was given simulated answers of ${lastOf(simulated)}`] : []),
  ];
  if (facts.length === 0) return "";
  return ` (${facts.join("; ")}: if it cannot work with one, supply the real one with \`djangoguard check --fixture FILE\`)`;
}

function lastOf(answers: readonly Answer[]): string {
  const hidden = answers.length - SHOWN_ANSWERS;
  const shown = answers.slice(-SHOWN_ANSWERS).map((answer) => answer.of);
  return shown.join(", ") + (hidden > 0 ? ` and ${hidden} before` : "");
}

function at(resource: PreviewedResource): string {
  return resource.source === undefined ? "" : ` at ${placeOf(resource)}`;
}

function placeOf({ source }: PreviewedResource): string {
  return `${source?.file}:${source?.line}`;
}

import { readFileSync } from "node:fs";
import { policies } from "../../policies/all";
import {
  describeExample,
  NginxError,
  readNginx,
  renderTemplate,
  unknownHostOutcomes,
  type SourceFile,
} from "../languages/nginx";
import { combineGivenFiles } from "../languages/nginx/files/givenFiles";
import { evaluateNginx, policiesOnNginx, type Configuration } from "../policy";
import { makeReport, type NginxReport } from "../report";
import { UserError } from "./userError";

/** What `djangoguard nginx` is asked to judge. */
export interface NginxOptions {
  /** Paths: the main file first, then those that it may include. */
  readonly files: readonly string[];
  /** The environment that `*.template` files of the official image are rendered with. */
  readonly environment: Readonly<Record<string, string>>;
  readonly policyConfiguration: Configuration;
}

/**
 * Judges one nginx configuration by the policies that need no stack.
 * @throws UserError for a file that cannot be read
 */
export function nginx({ files, environment, policyConfiguration }: NginxOptions): NginxReport {
  const variables = new Map(Object.entries(environment));
  const sources = files.map((path, index) => source(path, index === 0, variables));
  const evaluations = evaluateNginx(policies, sources, policyConfiguration);
  const target = { project: "", stack: "", program: "" };
  const {
    version,
    summary,
    results,
    policies: judged,
  } = makeReport(target, policiesOnNginx(policies), evaluations, policyConfiguration);
  return {
    version,
    summary,
    ...outcomes(sources),
    results: results.map((result) => ({ ...result, resource: null })),
    policies: judged,
  };
}

/** A file as nginx gets it: a template rendered, and under the name that an `include` finds it by. */
function source(path: string, isMain: boolean, environment: ReadonlyMap<string, string>): SourceFile {
  try {
    const text = readFileSync(path, "utf8");
    if (!path.endsWith(".template")) return { path, text };
    return { path: isMain ? path : path.slice(0, -".template".length), text: renderTemplate(text, environment) };
  } catch (error) {
    throw new UserError(`cannot read ${path}: ${(error as Error).message}`);
  }
}

/** What the sockets make of unknown hosts, or why nginx would not start. */
function outcomes([first, ...others]: readonly SourceFile[]): Pick<NginxReport, "listeners" | "error"> {
  if (!first) throw new UserError("name the files of an nginx configuration, the main one first");
  const { main, options } = combineGivenFiles(first, others);
  try {
    const listeners = unknownHostOutcomes(readNginx(main, options));
    return {
      listeners: listeners.map((outcome) => ({
        listen: outcome.listen,
        unknownHost: outcome.unknownHost,
        default: outcome.default,
        ...(outcome.example && { example: describeExample(outcome.example) }),
      })),
    };
  } catch (error) {
    if (!(error instanceof NginxError)) throw error;
    return { listeners: [], error: { file: error.file, line: error.line, reason: error.reason } };
  }
}

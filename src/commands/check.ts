import { relative } from "node:path";
import { policies } from "../../policies/all";
import type { Files } from "../base/files";
import { filesAround, flawOfPath } from "../base/repositoryFiles";
import { analyze } from "../engine/analyzer";
import { checkDeploy, findManagePy, type ManagePy } from "../managePy";
import { languageOf, noticesOf, settingsMetadata, type Configuration } from "../policy";
import { findProject, preview, PreviewError, TimeLimitError, type Project } from "../preview";
import { makeReport, type Report } from "../report";
import { analyzedResources } from "./analyzed";
import { givenSecrets } from "./givenSecrets";
import { placeVariables, withRepositoryPaths } from "./places";
import type { Progress } from "./progress";
import { secretSource } from "./secretTexts";
import { UserError } from "./userError";

/** The arguments of `djangoguard check`. */
export interface CheckOptions {
  /** The folder of the Pulumi project, or one below it. */
  readonly directory: string;
  readonly stack?: string;
  /** Values that override the configuration of the stack. */
  readonly config: Readonly<Record<string, string>>;
  readonly policyConfiguration: Configuration;
  /** Whether to simulate what a first preview cannot know (the default), or to leave it unknown. */
  readonly simulate?: boolean;
  /** A file with outputs and data source results to use instead of simulated ones. */
  readonly fixture?: string;
  /** Time limit for the program; unlimited by default. */
  readonly timeoutSeconds?: number;
  /** A manage.py, or its folder, whose `check --deploy` to run with the environment of each Django container. */
  readonly managePy?: string;
  /** The Python that runs it; by default that of the project's virtual environment. */
  readonly python?: string;
  readonly progress: Progress;
}

/**
 * Runs the program of a Pulumi project in the embedded preview host and judges its resources with all policies.
 *
 * @throws PreviewError for what the user can fix
 */
export async function check(options: CheckOptions): Promise<Report> {
  const { progress } = options;
  const project = findProject(options.directory);
  const managePy = managePyOf(options);
  requirePaths(project, options, managePy);
  progress.update("starting the program");
  const previewed = await preview({
    directory: options.directory,
    ...(options.stack !== undefined && { stack: options.stack }),
    config: { ...options.config },
    ...(options.simulate !== undefined && { simulate: options.simulate }),
    ...(options.fixture !== undefined && { fixture: options.fixture }),
    ...(options.timeoutSeconds !== undefined && { timeout: options.timeoutSeconds * 1000 }),
    onRegister: (count) => progress.update(`${resources(count)} registered`),
    onLog: (log) => {
      // At debug level Pulumi's SDK writes every property it registers; errors are in the PreviewError.
      if (log.severity === "info" || log.severity === "warning") progress.log(`${log.severity}: ${log.message}`);
    },
  }).catch((error: unknown) => {
    throw error instanceof TimeLimitError ? withAdvice(error) : error;
  });
  progress.update("checking");
  const files = filesFor(project, managePy);
  const { evaluations, stack: model } = await analyze(policies, analyzedResources(previewed), {
    configuration: options.policyConfiguration,
    comesFromSecret: secretSource([...previewed.secretTexts, ...givenSecrets(options.config, files([]))], process.env),
    files,
  });
  const django = managePy && model ? await checkDeploy(model, managePy, progress) : [];
  progress.end();
  const { stack, program } = previewed;
  const target = { project: previewed.project, stack, program, language: languageOf(project.runtime) };
  const notices = model ? noticesOf(model) : [];
  const placed = placeVariables(evaluations, project);
  const report = makeReport(target, policies, placed, options.policyConfiguration, django, notices);
  return withRepositoryPaths(report, project);
}

/** The files around the program; the manage.py that the user names is the only one. */
function filesFor(project: Project, managePy: ManagePy | undefined): (named: readonly string[]) => Files {
  const around = filesAround(project);
  if (!managePy) return around;
  const path = relative(project.workingDirectory, managePy.file);
  return (named) => ({ ...around([...named, path]), find: (name) => (name === "manage.py" ? [path] : []) });
}

/**
 * Requires that the paths which the user names can be read.
 *
 * @throws UserError that says which option or setting names which path, and what is wrong with it
 */
function requirePaths(project: Project, { policyConfiguration }: CheckOptions, managePy: ManagePy | undefined): void {
  const { djangoProject, nginxConfiguration } = policyConfiguration[settingsMetadata.name] ?? {};
  const given = { djangoProject, nginxConfiguration, "--manage-py": managePy?.file };
  const named = Object.entries(given).filter((entry): entry is [string, string] => isPath(entry[1]));
  const paths = named.map(([, path]) => path);
  for (const [name, path] of named) {
    const flaw = flawOfPath(path, project, paths);
    if (flaw !== undefined) throw new UserError(`${name}: ${path} ${flaw}`);
  }
}

function isPath(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** @throws UserError if there is no such file */
function managePyOf({ managePy: path, python, timeoutSeconds }: CheckOptions): ManagePy | undefined {
  if (path === undefined) return undefined;
  const timeout = timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000;
  const found = findManagePy({ path, python, timeout });
  if (!found) throw new UserError(`${path}: no manage.py found; --manage-py takes the file or its folder`);
  return found;
}

function withAdvice({ message, registered }: TimeLimitError): PreviewError {
  return new PreviewError(
    `${message}; it had registered ${resources(registered)}. If it needs longer, raise the limit with --timeout SECONDS`,
  );
}

function resources(count: number): string {
  return count === 1 ? "1 resource" : `${count} resources`;
}

import { policies } from "../../policies/all";
import { repositoryFiles } from "../base/repositoryFiles";
import { analyze } from "../engine/analyzer";
import { checkDeploy, findManagePy, type ManagePy } from "../managePy";
import type { Configuration } from "../policy";
import { findProject, preview, PreviewError, TimeLimitError } from "../preview";
import { makeReport, type Report } from "../report";
import { analyzedResources } from "./analyzed";
import { givenSecrets } from "./givenSecrets";
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
  const managePy = managePyOf(options);
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
  const files = repositoryFiles(findProject(options.directory));
  const { evaluations, stack: model } = await analyze(policies, analyzedResources(previewed), {
    configuration: options.policyConfiguration,
    comesFromSecret: secretSource([...previewed.secretTexts, ...givenSecrets(options.config, files)], process.env),
    files,
  });
  const django = managePy && model ? await checkDeploy(model, managePy, progress) : [];
  progress.end();
  const { project, stack, program } = previewed;
  return makeReport({ project, stack, program }, policies, evaluations, options.policyConfiguration, django);
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

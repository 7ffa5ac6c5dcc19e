import { policies } from "../../policies/all";
import { repositoryFiles } from "../base/repositoryFiles";
import { analyze } from "../engine/analyzer";
import { checkDeploy, findManagePy, type ManagePy } from "../managePy";
import type { Configuration } from "../policy";
import { findProject, preview, PreviewError, TimeLimitError } from "../preview";
import { makeReport, type Report } from "../report";
import { analyzedResources } from "./analyzed";
import type { Progress } from "./progress";
import { secretSource } from "./secretTexts";
import { UserError } from "./userError";

/** What `djangoguard check` is asked to judge. */
export interface CheckOptions {
  /** The folder of the Pulumi project, or one below it. */
  readonly directory: string;
  readonly stack?: string;
  /** Configuration over that of the stack. */
  readonly config: Readonly<Record<string, string>>;
  readonly policyConfiguration: Configuration;
  /** Whether what a first preview cannot know is simulated, as by default, or left unknown. */
  readonly simulate?: boolean;
  /** A file with outputs and results of data sources in place of simulated ones. */
  readonly fixture?: string;
  /** How long the program may take; without it, as long as it needs. */
  readonly timeoutSeconds?: number;
  /** A manage.py whose `check --deploy` is run under the environment of each Django container, or its folder. */
  readonly managePy?: string;
  /** The Python that runs it; without it the project's virtual environment is looked for. */
  readonly python?: string;
  readonly progress: Progress;
}

/**
 * Runs the program of a Pulumi project in the embedded preview host and judges its resources with the catalogue.
 * @throws PreviewError for what the user can mend
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
  progress.update("judging");
  const { evaluations, stack: model } = await analyze(policies, analyzedResources(previewed), {
    configuration: options.policyConfiguration,
    comesFromSecret: secretSource(previewed.secretTexts, process.env),
    files: repositoryFiles(findProject(options.directory)),
  });
  const django = managePy && model ? await checkDeploy(model, managePy, progress) : [];
  progress.end();
  const { project, stack, program } = previewed;
  return makeReport({ project, stack, program }, policies, evaluations, options.policyConfiguration, django);
}

/** @throws UserError where there is no such file */
function managePyOf({ managePy: path, python, timeoutSeconds }: CheckOptions): ManagePy | undefined {
  if (path === undefined) return undefined;
  const timeout = timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000;
  const found = findManagePy({ path, python, timeout });
  if (!found) throw new UserError(`${path}: there is no manage.py; --manage-py takes the file or its folder`);
  return found;
}

function withAdvice({ message, registered }: TimeLimitError): PreviewError {
  return new PreviewError(
    `${message}; it had registered ${resources(registered)}. If it needs longer, give it more time with --timeout SECONDS`,
  );
}

function resources(count: number): string {
  return count === 1 ? "1 resource" : `${count} resources`;
}

import { policies } from "../../policies/all";
import { holdsAny, repositoryFiles, type Configuration } from "../policy";
import { analyze } from "../policy/analyzer";
import { findProject, preview, type Previewed } from "../preview";
import { makeReport, type Report } from "../report";
import { analyzedResources } from "./analyzed";
import type { Progress } from "./progress";

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
  readonly progress: Progress;
}

/**
 * Runs the program of a Pulumi project in the embedded preview host and judges its resources with the catalogue.
 * @throws PreviewError for what the user can mend
 */
export async function check(options: CheckOptions): Promise<Report> {
  const { progress } = options;
  const previewed = await preview({
    directory: options.directory,
    ...(options.stack !== undefined && { stack: options.stack }),
    config: { ...options.config },
    ...(options.simulate !== undefined && { simulate: options.simulate }),
    ...(options.fixture !== undefined && { fixture: options.fixture }),
    onRegister: (count) => progress.update(`${count} resources registered`),
    onLog: (log) => {
      // At debug level Pulumi's SDK writes every property it registers; errors are in the PreviewError.
      if (log.severity === "info" || log.severity === "warning") progress.log(`${log.severity}: ${log.message}`);
    },
  });
  progress.update("judging");
  const { evaluations } = await analyze(policies, analyzedResources(previewed), {
    configuration: options.policyConfiguration,
    comesFromSecret: (text) => holdsAny(text, secretValues(previewed)),
    files: repositoryFiles(findProject(options.directory)),
  });
  progress.end();
  const { project, stack, program } = previewed;
  return makeReport({ project, stack, program }, policies, evaluations, options.policyConfiguration);
}

/** The values that are kept out of the program: those of encrypted configuration, and the environment's. */
function secretValues({ config, secretKeys }: Previewed): readonly (string | undefined)[] {
  return [...secretKeys.map((key) => config[key]), ...Object.values(process.env)];
}

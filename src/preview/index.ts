import type { PropertyTree } from "../wire/tree";
import type { Cloud } from "./cloud/cloud";
import { cloudFor } from "./cloud/clouds";
import { answeredTexts, answers, readFixture, type Fixture } from "./cloud/fixture";
import { fixtureWarnings } from "./cloud/fixtureWarnings";
import { reportAnswers, type Answer } from "./cloud/simulatedAnswers";
import { reportStackOutputs, withoutStackOutputs } from "./cloud/stackOutput";
import { PreviewError } from "./errors";
import { engineService, type Log } from "./host/engine";
import { Monitor } from "./host/monitor";
import { monitorService } from "./host/monitorService";
import { EngineService, ResourceMonitorService } from "./host/proto";
import type { PreviewedResource } from "./host/resource";
import { serve } from "./host/server";
import { Plugins } from "./plugins";
import { requireSuccess } from "./programs/failure";
import type { Language } from "./programs/language";
import { languageOf } from "./programs/languages";
import { run } from "./programs/run";
import { readConfiguration, type Configuration } from "./project/configuration";
import { chooseStack, findProject, stackFile, stackName, type Project } from "./project/project";
export { withoutSecrets } from "../wire/secrets";

export { PreviewError, TimeLimitError } from "./errors";
export type { Configuration } from "./project/configuration";
export type { Log } from "./host/engine";
export type { PreviewedResource } from "./host/resource";
export type { Source } from "./programs/source";
export { lineOfVariable } from "./programs/variableLine";
export { isSimulated } from "../wire/simulated";
export { joinRuns } from "./cloud/agreement";
export { findProject, type Project } from "./project/project";

export interface PreviewOptions {
  /** The folder of Pulumi.yaml, or one below it. */
  readonly directory: string;
  readonly stack?: string | undefined;
  /** Configuration that overrides the stack's, by `key` or `namespace:key`. */
  readonly config?: Record<string, string>;
  /** The whole configuration, by `namespace:key`, instead of the project's files and `config`. */
  readonly configuration?: Configuration;
  /** The program's environment; by default that of this process. */
  readonly environment?: NodeJS.ProcessEnv;
  /** What `pulumi.getOrganization` returns; by default what it returns without an organization. */
  readonly organization?: string;
  /** Whether every simulated value differs from the usual one; see `variedCloud`. */
  readonly varied?: boolean;
  /**
   * Whether the outputs that a first preview cannot know are simulated, which is the default; otherwise they are
   * unknown, as in a real engine.
   */
  readonly simulate?: boolean;
  /** A file with outputs and results that replace simulated ones; see docs/fixtures.md. */
  readonly fixture?: string;
  /** Milliseconds that the program may take; unlimited by default. */
  readonly timeout?: number | undefined;
  /** Called with the number of resources registered so far. */
  readonly onRegister?: (count: number) => void;
  /** Receives what the program logs through Pulumi, and warnings of the preview itself. */
  readonly onLog?: ((log: Log) => void) | undefined;
  /** Receives what the program writes to stdout and stderr; dropped by default. */
  readonly onOutput?: (text: string) => void;
}

export interface Previewed {
  readonly project: string;
  readonly stack: string;
  readonly organization: string;
  /** The program's working directory. */
  readonly program: string;
  /** By namespaced key; encrypted values that cannot be decrypted are placeholders. */
  readonly config: Record<string, string>;
  /** The keys of encrypted values. */
  readonly secretKeys: readonly string[];
  /**
   * The texts that are not the program's own: of encrypted values (of a structured one only those that are encrypted in
   * it), and of what the fixture answered.
   */
  readonly secretTexts: readonly string[];
  /** In the order of registration: the stack first, providers included. */
  readonly resources: readonly PreviewedResource[];
}

const ORGANIZATION = "organization";

/**
 * Runs the Pulumi program of a project, unmodified, as a first preview: against our own monitor and engine and a
 * simulated cloud, without the Pulumi CLI, a login or a cloud account.
 *
 * @returns every resource that the program registered, with inputs, simulated outputs, relations and source positions
 * @throws PreviewError for everything that the user can fix: no project, an unknown stack, a program that fails
 */
export async function preview(options: PreviewOptions): Promise<Previewed> {
  const project = findProject(options.directory);
  const wanted = options.configuration && options.stack ? options.stack : chooseStack(project, options.stack);
  const stack = stackName(wanted);
  const environment = options.environment ?? process.env;
  const configuration = options.configuration ?? readConfiguration(project, wanted, options.config, environment);
  const organization = options.organization ?? ORGANIZATION;
  const language = languageOf(project, environment);
  const fixture = options.fixture === undefined ? undefined : readFixture(options.fixture);
  const { simulate = true, varied = false } = options;
  const cloud = cloudFor({ project, environment, shapes: language.shapes, fixture, simulate, varied });
  const resources = await runAgainOnStackOutputs(cloud, options, (chosen, timeout) =>
    runProgramOnce(
      { project, wanted, organization, configuration, language, cloud: chosen, fixture },
      { ...options, timeout },
    ),
  );
  for (const message of fixture === undefined ? [] : fixtureWarnings(fixture, resources, language.shapes))
    options.onLog?.({ severity: "warning", message, urn: "" });
  return {
    project: project.name,
    stack,
    organization,
    program: project.workingDirectory,
    config: configuration.values,
    secretKeys: configuration.secretKeys,
    secretTexts: [...configuration.secretTexts, ...(fixture ? answeredTexts(fixture) : [])],
    resources,
  };
}

/**
 * Runs a program. If it fails after it requested an output of another stack, it is run again with such outputs unknown:
 * their types are unknown here, and not every program accepts a text.
 */
async function runAgainOnStackOutputs<T>(
  cloud: Cloud,
  { timeout, onLog }: PreviewOptions,
  runWith: (cloud: Cloud, timeout: number | undefined) => Promise<T>,
): Promise<T> {
  const start = Date.now();
  let asked = false;
  try {
    return await runWith(
      reportStackOutputs(cloud, () => (asked = true)),
      timeout,
    );
  } catch (error) {
    const left = timeout === undefined ? undefined : timeout - (Date.now() - start);
    if (!asked || !(error instanceof PreviewError) || (left !== undefined && left <= 0)) throw error;
    const message =
      "the program fails on simulated outputs of other stacks, so they are left unknown: supply them with a fixture";
    onLog?.({ severity: "warning", message, urn: "" });
    return runWith(withoutStackOutputs(cloud), left);
  }
}

interface Program {
  readonly project: Project;
  /** The stack as it was requested. */
  readonly wanted: string;
  readonly organization: string;
  readonly configuration: Configuration;
  readonly language: Language;
  readonly cloud: Cloud;
  readonly fixture: Fixture | undefined;
}

/** Runs a program once, in a given cloud, and returns what it registers. */
async function runProgramOnce(program: Program, options: PreviewOptions): Promise<readonly PreviewedResource[]> {
  const { project, wanted, organization, configuration, language, fixture } = program;
  const unsupplied = new Map<string, Answer>();
  const isSupplied = (token: string, args: PropertyTree) => fixture !== undefined && answers(fixture, token, args);
  const cloud = reportAnswers(program.cloud, isSupplied, (answer) => unsupplied.set(answer.of, answer));
  const stack = stackName(wanted);
  const errors: Log[] = [];
  const onLog = (log: Log) => {
    errors.push(...(log.severity === "error" ? [log] : []));
    options.onLog?.(log);
  };
  const plugins = new Plugins({
    project: project.name,
    stack,
    organization,
    configuration,
    environment: options.environment ?? process.env,
    program: project.workingDirectory,
    address: () => served.address,
  });
  const onRegister = options.onRegister ?? (() => {});
  const monitor = new Monitor({ project, stack, configuration, plugins, cloud, onRegister, onLog });
  const served = await serve([
    [ResourceMonitorService, monitorService(monitor)],
    [EngineService, engineService(onLog)],
  ]);
  try {
    const launch = language.launch({ stack, organization, configuration, address: served.address });
    const exit = await run(launch, options.onOutput, options.timeout);
    const resources = monitor.registry.list();
    requireSuccess({
      project,
      stack,
      install: language.install,
      stackFile: stackFile(project, wanted),
      exit,
      errors,
      resources,
      duplicate: monitor.registry.duplicate,
      answers: [...unsupplied.values()],
      timeout: options.timeout,
    });
    return resources;
  } finally {
    monitor.callbacks.close();
    await plugins.close();
    served.close();
  }
}

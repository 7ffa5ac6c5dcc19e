import type { Cloud } from "./cloud";
import { readConfiguration } from "./configuration";
import type { Configuration } from "./configuration";
import { engineService } from "./engine";
import type { Log } from "./engine";
import { faithfulCloud } from "./faithful";
import { Monitor } from "./monitor";
import { monitorService } from "./monitorService";
import { requireSuccess } from "./failure";
import { languageOf } from "./language";
import { chooseStack, findProject, stackFile, stackName } from "./project";
import { EngineService, ResourceMonitorService } from "./proto";
import type { PreviewedResource } from "./resource";
import { run } from "./run";
import { serve } from "./server";
import { simulatedCloud } from "./simulate";
import type { Shapes } from "./simulate/shapes";
import { variedCloud } from "./simulate/varied";

export { PreviewError } from "./errors";
export type { Configuration } from "./configuration";
export type { Log, Severity } from "./engine";
export type { ResourceOptions } from "./options";
export type { PreviewedResource } from "./resource";
export type { Source } from "./source";
export { isSimulated } from "../model/simulated";
export { agreement } from "./agreement";
export { findProject, type Project } from "./project";
export { withoutSecrets } from "./wire";

export interface PreviewOptions {
  /** the folder of Pulumi.yaml, or one below it */
  directory: string;
  stack?: string;
  /** configuration over that of the stack, by `key` or `namespace:key` */
  config?: Record<string, string>;
  /** the whole configuration, by `namespace:key`, in place of what the project's files and `config` say */
  configuration?: Configuration;
  /** the program's environment in place of this process's own */
  environment?: NodeJS.ProcessEnv;
  /** what `pulumi.getOrganization` gives; without it, what Pulumi says where there is none */
  organization?: string;
  /** whether every simulated value is another one than usual; see `variedCloud` */
  varied?: boolean;
  /**
   * whether the outputs that a first preview cannot know are simulated, as by default; otherwise they are unknown, as a
   * real engine has them
   */
  simulate?: boolean;
  /** milliseconds the program may take; without it, as long as it needs */
  timeout?: number;
  /** called with the number of resources registered so far */
  onRegister?: (count: number) => void;
  /** what the program logs through Pulumi, and warnings of the preview itself */
  onLog?: (log: Log) => void;
  /** what the program writes to its stdout and stderr; dropped without it */
  onOutput?: (text: string) => void;
}

export interface Previewed {
  project: string;
  stack: string;
  organization: string;
  /** the program's working directory */
  program: string;
  /** by namespaced key; encrypted values are placeholders */
  config: Record<string, string>;
  /** the keys of encrypted values */
  secretKeys: readonly string[];
  /** in the order of registration: the stack first, providers included */
  resources: readonly PreviewedResource[];
}

const ORGANIZATION = "organization";

/**
 * Runs the Pulumi program of a project, unmodified, as a first preview: against a monitor and an engine of our own
 * and a simulated cloud, without the Pulumi CLI, a login or a cloud account.
 *
 * @returns every resource that the program registered, with inputs, simulated outputs, relations and source positions
 * @throws PreviewError for what the user can mend: no project, an unknown stack, a program that fails, and so on
 */
export async function preview(options: PreviewOptions): Promise<Previewed> {
  const project = findProject(options.directory);
  const wanted = options.configuration && options.stack ? options.stack : chooseStack(project, options.stack);
  const stack = stackName(wanted);
  const configuration = options.configuration ?? readConfiguration(project, wanted, options.config);
  const organization = options.organization ?? ORGANIZATION;
  const language = languageOf(project, options.environment ?? process.env);
  const errors: Log[] = [];
  const onLog = (log: Log) => {
    errors.push(...(log.severity === "error" ? [log] : []));
    options.onLog?.(log);
  };
  const monitor = new Monitor({
    project,
    stack,
    configuration,
    cloud: cloudFor(options, language.shapes),
    onRegister: options.onRegister ?? (() => {}),
    onLog,
  });
  const served = await serve([
    [ResourceMonitorService, monitorService(monitor)],
    [EngineService, engineService(onLog)],
  ]);
  try {
    const launch = language.launch({ stack, organization, configuration, address: served.address });
    const exit = await run(launch, options.onOutput, options.timeout);
    const resources = registered(monitor);
    requireSuccess({
      project,
      stackFile: stackFile(project, wanted),
      exit,
      errors,
      resources,
      timeout: options.timeout,
    });
    return {
      project: project.name,
      stack,
      organization,
      program: project.workingDirectory,
      config: configuration.values,
      secretKeys: configuration.secretKeys,
      resources,
    };
  } finally {
    monitor.transforms.close();
    served.close();
  }
}

function cloudFor({ simulate, varied }: PreviewOptions, shapes: Shapes): Cloud {
  const simulated = simulatedCloud(shapes);
  if (simulate === false) {
    return faithfulCloud(simulated);
  }
  return varied ? variedCloud(simulated) : simulated;
}

/** The registered resources; as in the engine, what is only read is no part of the stack, nor are the edges to it. */
function registered(monitor: Monitor): PreviewedResource[] {
  const known = (urns: readonly string[]) => urns.filter((urn) => monitor.registry.get(urn) !== undefined);
  return monitor.registry.list().map((resource) => ({
    ...resource,
    dependencies: known(resource.dependencies),
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([key, urns]) => [key, known(urns)]),
    ),
  }));
}

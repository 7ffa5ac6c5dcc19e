import type { Configuration } from "../configuration";
import { fromStruct, providerProto, toStruct } from "../proto";
import { outputDependencies, withoutOutputValues } from "../wire";
import type { PropertyMap } from "../wire";
import { findPlugin } from "./find";
import { PluginProcess } from "./process";

/** What plugins are told of the deployment they take part in. */
export interface PluginContext {
  project: string;
  stack: string;
  organization: string;
  configuration: Configuration;
  environment: NodeJS.ProcessEnv;
  /** the program's folder */
  program: string;
  /** host:port of the monitor and the engine, known when the first plugin is needed */
  address(): string;
}

/** The provider that is asked. */
export interface PluginIdentity {
  name: string;
  /** empty for the newest */
  version: string;
  /** its inputs */
  inputs: PropertyMap;
}

/** A component to build. */
export interface Construction {
  type: string;
  name: string;
  parent: string;
  /** on the wire, output values included */
  inputs: PropertyMap;
  inputDependencies: Record<string, readonly string[]>;
  dependencies: readonly string[];
  /** provider references by package */
  providers: ReadonlyMap<string, string>;
  protect: boolean;
}

export interface Constructed {
  urn: string;
  outputs: PropertyMap;
  /** URNs by output */
  dependencies: Record<string, readonly string[]>;
}

/** A call of a resource's method. */
export interface MethodCall {
  token: string;
  args: PropertyMap;
  argDependencies: Record<string, readonly string[]>;
}

/** The plugins of providers that a preview needs: those that build components, and call their methods. */
export class Plugins {
  private readonly started = new Map<string, Promise<PluginProcess | undefined>>();

  constructor(private readonly context: PluginContext) {}

  /**
   * Builds a component; its resources register with the monitor meanwhile. Undefined where its provider has no plugin
   * here.
   *
   * @throws Error with the plugin's own words
   */
  async construct(identity: PluginIdentity, construction: Construction): Promise<Constructed | undefined> {
    const plugin = await this.plugin(identity);
    if (plugin === undefined) {
      return undefined;
    }
    const request = new providerProto.ConstructRequest()
      .setType(construction.type)
      .setName(construction.name)
      .setParent(construction.parent)
      .setInputs(toStruct(construction.inputs))
      .setDependenciesList([...construction.dependencies])
      .setProtect(construction.protect);
    for (const [key, urns] of Object.entries(construction.inputDependencies)) {
      const dependencies = new providerProto.ConstructRequest.PropertyDependencies().setUrnsList([...urns]);
      request.getInputdependenciesMap().set(key, dependencies);
    }
    construction.providers.forEach((reference, pkg) => request.getProvidersMap().set(pkg, reference));
    this.introduce(request);
    const response = await new Promise<InstanceType<typeof providerProto.ConstructResponse>>((resolve, reject) => {
      plugin.stub.construct(request, (error, built) => (error ? reject(new Error(error.details)) : resolve(built)));
    });
    const stated: Record<string, readonly string[]> = {};
    response.getStatedependenciesMap().forEach((urns, key) => (stated[key] = urns.getUrnsList()));
    return { urn: response.getUrn(), ...plainOutputs(fromStruct(response.getState()), stated) };
  }

  /**
   * The result of a resource's method; undefined where its provider has no plugin here.
   *
   * @throws Error with the plugin's own words
   */
  async call(identity: PluginIdentity, call: MethodCall): Promise<Omit<Constructed, "urn"> | undefined> {
    const plugin = await this.plugin(identity);
    if (plugin === undefined) {
      return undefined;
    }
    const request = new providerProto.CallRequest().setTok(call.token).setArgs(toStruct(call.args));
    for (const [key, urns] of Object.entries(call.argDependencies)) {
      const dependencies = new providerProto.CallRequest.ArgumentDependencies().setUrnsList([...urns]);
      request.getArgdependenciesMap().set(key, dependencies);
    }
    this.introduce(request);
    const response = await new Promise<InstanceType<typeof providerProto.CallResponse>>((resolve, reject) => {
      plugin.stub.call(request, (error, answer) => (error ? reject(new Error(error.details)) : resolve(answer)));
    });
    const [failure] = response.getFailuresList();
    if (failure !== undefined) {
      throw new Error(`${call.token}: ${failure.getReason()} (${failure.getProperty()})`);
    }
    const stated: Record<string, readonly string[]> = {};
    response.getReturndependenciesMap().forEach((urns, key) => (stated[key] = urns.getUrnsList()));
    return plainOutputs(fromStruct(response.getReturn()), stated);
  }

  async close(): Promise<void> {
    const all = await Promise.allSettled(this.started.values());
    all.forEach((start) => start.status === "fulfilled" && start.value?.close());
  }

  private plugin(identity: PluginIdentity): Promise<PluginProcess | undefined> {
    const key = `${identity.name}@${identity.version}`;
    const started = this.started.get(key) ?? this.start(identity);
    this.started.set(key, started);
    return started;
  }

  private async start({ name, version, inputs }: PluginIdentity): Promise<PluginProcess | undefined> {
    const { environment, program, address } = this.context;
    const found = findPlugin(name, version, environment, program);
    return found && configured(await PluginProcess.start(found, address(), environment), inputs);
  }

  private introduce(request: Introduced): void {
    const { project, stack, organization, configuration, address } = this.context;
    request.setProject(project);
    request.setStack(stack);
    request.setOrganization(organization);
    request.setDryrun(true);
    request.setParallel(16);
    request.setMonitorendpoint(address());
    request.setAcceptsOutputValues(true);
    request.setConfigsecretkeysList([...configuration.secretKeys]);
    Object.entries(configuration.values).forEach(([key, value]) => request.getConfigMap().set(key, value));
  }
}

/** What both requests say of the deployment. */
type Introduced = Pick<
  InstanceType<typeof providerProto.ConstructRequest> | InstanceType<typeof providerProto.CallRequest>,
  | "setProject"
  | "setStack"
  | "setOrganization"
  | "setDryrun"
  | "setParallel"
  | "setMonitorendpoint"
  | "setAcceptsOutputValues"
  | "setConfigsecretkeysList"
  | "getConfigMap"
>;

/** Gives a plugin the inputs of its provider; plugins that know no configuration need none. */
function configured(plugin: PluginProcess, inputs: PropertyMap): Promise<PluginProcess> {
  const request = new providerProto.ConfigureRequest()
    .setArgs(toStruct(inputs))
    .setAcceptsecrets(true)
    .setAcceptresources(true);
  return new Promise((resolve) => plugin.stub.configure(request, () => resolve(plugin)));
}

/** Outputs on the wire without output values, whose dependencies join those that are stated. */
function plainOutputs(
  outputs: PropertyMap,
  stated: Record<string, readonly string[]>,
): Pick<Constructed, "outputs" | "dependencies"> {
  const keys = Object.keys(outputs);
  const dependencies = keys.map((key) => {
    return [key, [...new Set([...(stated[key] ?? []), ...outputDependencies(outputs[key])])]] as const;
  });
  return { outputs: withoutOutputValues(outputs), dependencies: Object.fromEntries(dependencies) };
}

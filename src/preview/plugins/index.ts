import { outputDependencies, withoutOutputValues } from "../../wire/outputs";
import type { PropertyTree } from "../../wire/tree";
import { fromStruct, providerProto, toStruct } from "../host/proto";
import { findPlugin } from "./find";
import { PluginProcess } from "./process";
import { callRequest, constructRequest, type Construction, type Deployment, type MethodCall } from "./requests";

export type { Construction, MethodCall } from "./requests";

export interface PluginContext extends Deployment {
  readonly environment: NodeJS.ProcessEnv;
  /** The program's folder. */
  readonly program: string;
}

/** Identifies a provider. */
export interface PluginIdentity {
  readonly name: string;
  /** Empty for the newest. */
  readonly version: string;
  /** Its inputs. */
  readonly inputs: PropertyTree;
}

export interface Constructed {
  readonly urn: string;
  readonly outputs: PropertyTree;
  /** URNs by output. */
  readonly dependencies: Record<string, readonly string[]>;
}

/** The plugins of providers that a preview needs: those that build components, and call their methods. */
export class Plugins {
  private readonly started = new Map<string, Promise<PluginProcess | undefined>>();

  constructor(private readonly context: PluginContext) {}

  /**
   * Builds a component; meanwhile its resources register with the monitor. Returns `undefined` if no plugin here builds
   * components of its type.
   *
   * @throws Error with the plugin's own words
   */
  async construct(identity: PluginIdentity, construction: Construction): Promise<Constructed | undefined> {
    const plugin = await this.plugin(identity);
    if (!plugin?.isBuilderOf(construction.type)) return undefined;
    const request = constructRequest(construction, this.context);
    const response = await new Promise<InstanceType<typeof providerProto.ConstructResponse>>((resolve, reject) => {
      plugin.stub.construct(request, (error, built) => (error ? reject(new Error(error.details)) : resolve(built)));
    });
    const stated: Record<string, readonly string[]> = {};
    response.getStatedependenciesMap().forEach((urns, key) => (stated[key] = urns.getUrnsList()));
    return { urn: response.getUrn(), ...plainOutputs(fromStruct(response.getState()), stated) };
  }

  /**
   * The result of a resource's method; `undefined` if its provider has no plugin here.
   *
   * @throws Error with the plugin's own words
   */
  async call(identity: PluginIdentity, call: MethodCall): Promise<Omit<Constructed, "urn"> | undefined> {
    const plugin = await this.plugin(identity);
    if (plugin === undefined) return undefined;
    const request = callRequest(call, this.context);
    const response = await new Promise<InstanceType<typeof providerProto.CallResponse>>((resolve, reject) => {
      plugin.stub.call(request, (error, answer) => (error ? reject(new Error(error.details)) : resolve(answer)));
    });
    const [failure] = response.getFailuresList();
    if (failure !== undefined) throw new Error(`${call.token}: ${failure.getReason()} (${failure.getProperty()})`);
    const stated: Record<string, readonly string[]> = {};
    response.getReturndependenciesMap().forEach((urns, key) => (stated[key] = urns.getUrnsList()));
    return plainOutputs(fromStruct(response.getReturn()), stated);
  }

  async close(): Promise<void> {
    const all = await Promise.allSettled(this.started.values());
    all.forEach((start) => start.status === "fulfilled" && start.value?.close());
  }

  /** A provider's plugin runs once for each configuration of it. */
  private plugin(identity: PluginIdentity): Promise<PluginProcess | undefined> {
    const key = JSON.stringify(identity);
    const started = this.started.get(key) ?? this.start(identity);
    this.started.set(key, started);
    return started;
  }

  private async start({ name, version, inputs }: PluginIdentity): Promise<PluginProcess | undefined> {
    const { environment, program, address } = this.context;
    const found = findPlugin(name, version, environment, program);
    return found && configure(await PluginProcess.start(found, address(), environment), inputs);
  }
}

/**
 * Sends a plugin the inputs of its provider. A plugin without configuration answers with an error, which is ignored.
 */
function configure(plugin: PluginProcess, inputs: PropertyTree): Promise<PluginProcess> {
  const request = new providerProto.ConfigureRequest()
    .setArgs(toStruct(inputs))
    .setAcceptsecrets(true)
    .setAcceptresources(true);
  return new Promise((resolve) => plugin.stub.configure(request, () => resolve(plugin)));
}

/** Replaces output values by what they hold, and adds their dependencies to the stated ones. */
function plainOutputs(
  outputs: PropertyTree,
  stated: Record<string, readonly string[]>,
): Pick<Constructed, "outputs" | "dependencies"> {
  const keys = Object.keys(outputs);
  const dependencies = keys.map((key) => {
    return [key, [...new Set([...(stated[key] ?? []), ...outputDependencies(outputs[key])])]] as const;
  });
  return { outputs: withoutOutputValues(outputs), dependencies: Object.fromEntries(dependencies) };
}

import { UNKNOWN } from "../../wire/sentinels";
import type { PropertyTree } from "../../wire/tree";
import type { Constructed, Construction, MethodCall, PluginIdentity, Plugins } from "../plugins";
import type { Dependencies } from "./dependencies";
import type { Options, RegisterRequest } from "./options";
import { fromStruct, type resourceProto } from "./proto";

export type CallRequest = InstanceType<typeof resourceProto.ResourceCallRequest>;

/** What the program stated about a component that its provider builds, after transforms ran. */
export interface RemoteComponent {
  readonly request: RegisterRequest;
  /** On the wire, output values included. */
  readonly inputs: PropertyTree;
  readonly options: Options;
  readonly dependencies: Dependencies;
}

/**
 * Has a component built by its provider's plugin; `undefined` if no plugin here builds it.
 *
 * @throws Error that names the component, with the plugin's own words
 */
export async function buildComponent(
  plugins: Plugins,
  provider: PluginIdentity,
  component: RemoteComponent,
): Promise<Constructed | undefined> {
  const { type, name, ...construction } = constructionOf(component);
  try {
    return await plugins.construct(provider, { type, name, ...construction });
  } catch (error) {
    throw new Error(`${type} "${name}" cannot be built: ${(error as Error).message}`, { cause: error });
  }
}

function constructionOf({ request, inputs, options, dependencies }: RemoteComponent): Construction {
  return {
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent(),
    inputs,
    inputDependencies: dependencies.byProperty,
    dependencies: dependencies.all,
    options,
  };
}

/** The result of a resource's method, from its provider's plugin; unknown if there is no plugin. */
export async function callMethod(
  plugins: Plugins,
  provider: PluginIdentity,
  request: CallRequest,
): Promise<Omit<Constructed, "urn">> {
  const argDependencies: Record<string, readonly string[]> = {};
  request.getArgdependenciesMap().forEach((urns, key) => (argDependencies[key] = urns.getUrnsList()));
  const call: MethodCall = { token: request.getTok(), args: fromStruct(request.getArgs()), argDependencies };
  return (await plugins.call(provider, call)) ?? { outputs: { result: UNKNOWN }, dependencies: {} };
}

import { holdsUnknown, knownString } from "../../wire/outputs";
import { withSecrets } from "../../wire/secrets";
import { isUnknown } from "../../wire/sentinels";
import { isPropertyTree, type PropertyTree } from "../../wire/tree";
import type { Cloud } from "../cloud/cloud";
import type { Plugins } from "../plugins";
import type { Callback } from "./callbacks";
import { fromStruct, resourceProto } from "./proto";
import type { Providers } from "./providers";
import type { Registry } from "./registry";
import { callMethod, type CallRequest } from "./remote";
import type { InvokeOptions, Transforms } from "./transforms";
import { createUrn, isProviderType } from "./urn";

type ReadRequest = InstanceType<typeof resourceProto.ReadResourceRequest>;
type InvokeRequest = InstanceType<typeof resourceProto.ResourceInvokeRequest>;

export interface LookupContext {
  readonly stack: string;
  readonly project: string;
  readonly cloud: Cloud;
  readonly plugins: Plugins;
  readonly registry: Registry;
  readonly providers: Providers;
  readonly transforms: Transforms;
}

/** Answers requests that register nothing: reads, functions and methods. */
export class Lookups {
  readonly invokeTransforms: Callback[] = [];

  constructor(private readonly context: LookupContext) {}

  /** The state of a resource that the program only reads. It is not part of the stack. */
  read(request: ReadRequest): { urn: string; id: string; outputs: PropertyTree } {
    const { stack, project, cloud, providers } = this.context;
    const [type, name, parent] = [request.getType(), request.getName(), request.getParent()];
    const plugin = { version: request.getVersion(), downloadUrl: request.getPlugindownloadurl() };
    const provider = request.getProvider() || providers.default(type, plugin, request.getPackageref());
    const urn = createUrn(stack, project, parent, type, name);
    // The engine skips what depends on a resource that does not exist yet.
    if (request.getDependenciesList().some((dependency) => this.isPending(dependency)))
      return { urn, id: "", outputs: {} };
    const { id, outputs } = cloud.read(
      { type, name, urn, inputs: fromStruct(request.getProperties()), provider: providers.inputs(provider) },
      request.getId(),
    );
    const shown = withSecrets(outputs, request.getAdditionalsecretoutputsList());
    return { urn, id: isUnknown(id) ? "" : id, outputs: shown };
  }

  /**
   * The result of a provider's function, after the program's invoke transforms; `undefined` if it depends on a resource
   * that does not exist yet, for which the engine does not call the function (SDK 3.276 sends what it depends on).
   */
  async invoke(request: InvokeRequest): Promise<PropertyTree | undefined> {
    const { cloud, providers, transforms } = this.context;
    if (request.getDependsonList().some((urn) => this.isPending(urn))) return undefined;
    const token = request.getTok();
    let args = fromStruct(request.getArgs());
    let options: InvokeOptions = new resourceProto.TransformInvokeOptions()
      .setProvider(request.getProvider())
      .setVersion(request.getVersion())
      .setPluginDownloadUrl(request.getPlugindownloadurl());
    for (const transform of this.invokeTransforms)
      ({ args, options } = await transforms.invoke(transform, token, args, options));
    const plugin = { version: options.getVersion(), downloadUrl: options.getPluginDownloadUrl() };
    const provider = options.getProvider() || providers.default(token, plugin, request.getPackageref());
    if (token === "pulumi:pulumi:getResource") return this.getResource(String(args["urn"]));
    return cloud.invoke(token, args, providers.inputs(provider));
  }

  /**
   * The result of a resource's method, from its provider's plugin. It is unknown if there is no plugin, and empty if
   * the configuration of the provider is unknown.
   */
  async call(
    request: CallRequest,
  ): Promise<{ outputs: PropertyTree; dependencies: Record<string, readonly string[]> }> {
    const { plugins, providers } = this.context;
    const provider = providers.identity(this.providerOf(request));
    return holdsUnknown(provider.inputs) ? { outputs: {}, dependencies: {} } : callMethod(plugins, provider, request);
  }

  private isPending(urn: string): boolean {
    const registration = this.context.registry.get(urn);
    return registration !== undefined && registration.resource.custom && registration.id === "";
  }

  /** The provider of a method: the provider itself for its own method, else the resource's. */
  private providerOf(request: CallRequest): string {
    const { providers, registry } = this.context;
    const token = request.getTok();
    const self = fromStruct(request.getArgs())["__self__"];
    const urn = isPropertyTree(self) ? (knownString(self["urn"]) ?? "") : "";
    if (isProviderType(token)) return `${urn}::`;
    const plugin = { version: request.getVersion(), downloadUrl: request.getPlugindownloadurl() };
    return (
      request.getProvider() ||
      registry.get(urn)?.resource.provider ||
      providers.default(token, plugin, request.getPackageref())
    );
  }

  private getResource(urn: string): PropertyTree {
    const registration = this.context.registry.get(urn);
    if (registration === undefined) throw new Error(`unknown resource ${urn}`);
    return { urn, id: registration.id, state: registration.resource.outputs };
  }
}

import { Callbacks } from "./callbacks";
import type { Callback } from "./callbacks";
import type { Cloud, ResourceState } from "./cloud";
import type { Configuration } from "./configuration";
import { carryDependencies, dependenciesAfterTransforms, dependenciesOf } from "./dependencies";
import type { Dependencies } from "./dependencies";
import type { Log } from "./engine";
import { Hooks } from "./hooks";
import { inheritFromParent } from "./inheritance";
import { describeOptions, optionsOf } from "./options";
import type { Options, RegisterRequest } from "./options";
import type { Plugins } from "./plugins";
import type { Project } from "./project";
import { fromStruct, resourceProto } from "./proto";
import { Providers, withPlugin } from "./providers";
import type { Plugin } from "./providers";
import { Registry } from "./registry";
import type { Registration } from "./registry";
import { buildComponent, callMethod } from "./remote";
import type { CallRequest } from "./remote";
import type { PreviewedResource } from "./resource";
import { sourceOf } from "./source";
import type { Source } from "./source";
import { Transforms } from "./transforms";
import { createUrn, isProviderType, packageOf } from "./urn";
import { secret, UNKNOWN, withoutOutputValues } from "./wire";
import type { PropertyMap } from "./wire";

export interface MonitorContext {
  project: Project;
  stack: string;
  configuration: Configuration;
  cloud: Cloud;
  plugins: Plugins;
  onRegister(count: number): void;
  onLog(log: Log): void;
}

/** What a program gets to see of a resource that it registered. */
export interface Registered {
  urn: string;
  /** empty: not known, or there is none */
  id: string;
  outputs: PropertyMap;
  /** URNs by output, where a component was built by its provider's plugin */
  outputDependencies?: Record<string, readonly string[]>;
}

/** Who a resource is. */
interface Identity {
  stack: string;
  project: string;
  parent: string;
  type: string;
  name: string;
}

type ReadRequest = InstanceType<typeof resourceProto.ReadResourceRequest>;
type InvokeRequest = InstanceType<typeof resourceProto.ResourceInvokeRequest>;

/** What the program said of a component that its provider's plugin is about to register. */
interface UnderConstruction {
  transforms: readonly Callback[];
  source: Source | undefined;
}

/**
 * Does what the engine does with the registrations of a program in a first preview: URNs, inheritance, transforms,
 * default providers, dependencies. The cloud answers for the providers.
 */
export class Monitor {
  readonly registry = new Registry();
  readonly callbacks = new Callbacks();
  readonly hooks: Hooks;
  readonly stackTransforms: Callback[] = [];
  readonly invokeTransforms: Callback[] = [];
  readonly providers: Providers;
  private readonly transforms = new Transforms(this.callbacks);
  private readonly underConstruction = new Map<string, UnderConstruction>();

  constructor(private readonly context: MonitorContext) {
    const { stack, project, configuration } = context;
    this.hooks = new Hooks(this.callbacks, (log) => context.onLog(log));
    this.providers = new Providers({ stack, project: project.name, configuration }, this.registry, (resource) =>
      this.add({ resource, id: UNKNOWN, transforms: [] }),
    );
  }

  /** Registers a resource, a component that its provider builds with all that is inside it. */
  async register(request: RegisterRequest): Promise<Registered> {
    inheritFromParent(request, this.registry.get(request.getParent()));
    const identity = this.identify(request);
    const { type, name, parent } = identity;
    const urn = urnOf(identity);
    const pending = this.underConstruction.get(urn);
    const transforms = pending?.transforms ?? request.getTransformsList();
    const { properties, options, dependencies } = await this.transform(request, transforms);
    const inputs = withoutOutputValues(properties);
    const provider = this.providerOf(request, options);
    const source =
      pending?.source ?? sourceOf(request, this.context.project) ?? this.registry.get(parent)?.resource.source;
    if (request.getRemote()) {
      this.underConstruction.set(urn, { transforms, source });
      const component = { request, inputs: properties, options, dependencies };
      const built = await buildComponent(this.context.plugins, this.providers.identity(provider), component);
      if (built !== undefined) {
        return { urn: built.urn, id: "", outputs: built.outputs, outputDependencies: built.dependencies };
      }
    }
    const resource: PreviewedResource = {
      urn,
      type,
      name,
      custom: request.getCustom(),
      remote: request.getRemote(),
      inputs: isProviderType(type) ? withPlugin(inputs, pluginOf(options)) : inputs,
      outputs: {},
      simulatedPaths: [],
      parent,
      dependencies: dependencies.all,
      propertyDependencies: dependencies.byProperty,
      provider,
      options: describeOptions(options),
      source,
    };
    await this.hooks.beforeCreate(resource, options);
    const { id, simulatedPaths, ...state } = this.create(resource, request, options);
    const outputs = withSecrets(state.outputs, options.getAdditionalSecretOutputsList());
    if (resource.custom) {
      await this.hooks.afterCreate(resource, id, outputs, options);
    }
    this.add({ resource: { ...resource, outputs, simulatedPaths }, id, options, transforms });
    return { urn, id, outputs };
  }

  /** Sets the outputs that a component, or the stack, has at its end. */
  async registerOutputs(urn: string, outputs: PropertyMap): Promise<void> {
    const { resource, options } = this.registry.get(urn) ?? {};
    if (resource === undefined) {
      return;
    }
    resource.outputs = outputs;
    if (options !== undefined) {
      await this.hooks.afterCreate(resource, "", outputs, options);
    }
  }

  /** The state of a resource that the program only reads; it is no part of the stack. */
  read(request: ReadRequest): { urn: string; outputs: PropertyMap } {
    const plugin = { version: request.getVersion(), downloadUrl: request.getPlugindownloadurl() };
    const provider =
      request.getProvider() || this.providers.default(request.getType(), plugin, request.getPackageref());
    const identity = this.identify(request);
    const urn = urnOf(identity);
    const { outputs } = this.context.cloud.read(
      { ...identity, urn, inputs: fromStruct(request.getProperties()), provider: this.providers.inputs(provider) },
      request.getId(),
    );
    return { urn, outputs: withSecrets(outputs, request.getAdditionalsecretoutputsList()) };
  }

  /** The result of a provider's function, after the program's invoke transforms. */
  async invoke(request: InvokeRequest): Promise<PropertyMap> {
    let args = fromStruct(request.getArgs());
    let options = new resourceProto.TransformInvokeOptions()
      .setProvider(request.getProvider())
      .setVersion(request.getVersion())
      .setPluginDownloadUrl(request.getPlugindownloadurl());
    for (const transform of this.invokeTransforms) {
      ({ args, options } = await this.transforms.invoke(transform, request.getTok(), args, options));
    }
    const provider =
      options.getProvider() || this.providers.default(request.getTok(), pluginOf(options), request.getPackageref());
    if (request.getTok() === "pulumi:pulumi:getResource") {
      return this.getResource(String(args["urn"]));
    }
    return this.context.cloud.invoke(request.getTok(), args, this.providers.inputs(provider));
  }

  /** The result of a resource's method, which its provider's plugin answers; unknown where there is none. */
  async call(request: CallRequest): Promise<Pick<Registered, "outputs" | "outputDependencies">> {
    const plugin = { version: request.getVersion(), downloadUrl: request.getPlugindownloadurl() };
    const provider = request.getProvider() || this.providers.default(request.getTok(), plugin, request.getPackageref());
    const { outputs, dependencies } = await callMethod(
      this.context.plugins,
      this.providers.identity(provider),
      request,
    );
    return { outputs, outputDependencies: dependencies };
  }

  private add(registration: Registration): void {
    this.registry.add(registration);
    this.context.onRegister(this.registry.size);
  }

  private identify(request: Pick<ReadRequest, "getParent" | "getType" | "getName">): Identity {
    return {
      stack: this.context.stack,
      project: this.context.project.name,
      parent: request.getParent(),
      type: request.getType(),
      name: request.getName(),
    };
  }

  /** Runs the resource's own transforms, its parents' and the stack's, in this order. */
  private async transform(
    request: RegisterRequest,
    own: readonly Callback[],
  ): Promise<{ properties: PropertyMap; options: Options; dependencies: Dependencies }> {
    const inherited = this.registry.ancestors(request.getParent()).flatMap(({ transforms }) => transforms);
    let options = optionsOf(request).setProvider(this.givenProvider(request));
    let properties = fromStruct(request.getObject());
    let dependencies = dependenciesOf(request, properties);
    if (own.length > 0) {
      properties = carryDependencies(properties, dependencies);
    }
    const resource = {
      type: request.getType(),
      name: request.getName(),
      custom: request.getCustom(),
      parent: request.getParent(),
    };
    for (const transform of [...own, ...inherited, ...this.stackTransforms]) {
      ({ properties, options } = await this.transforms.resource(transform, resource, properties, options));
    }
    if (own.length > 0) {
      dependencies = dependenciesAfterTransforms(options, properties);
    }
    return { properties, options, dependencies };
  }

  private create(resource: PreviewedResource, request: RegisterRequest, options: Options): ResourceState {
    if (request.getRemote()) {
      this.context.onLog({
        severity: "warning",
        message: `${resource.type} is built by its provider's plugin, which is not installed here: the resources inside it are not read`,
        urn: resource.urn,
      });
    }
    if (!resource.custom || request.getRemote()) {
      return { id: "", outputs: {}, simulatedPaths: [] };
    }
    if (isProviderType(resource.type)) {
      return { id: UNKNOWN, outputs: { ...resource.inputs }, simulatedPaths: [] };
    }
    const asked = { ...resource, provider: this.providers.inputs(resource.provider) };
    const { cloud } = this.context;
    return options.getImport() === "" ? cloud.create(asked) : cloud.read(asked, options.getImport());
  }

  /** The reference of the provider that manages a resource; empty for providers, components and the stack. */
  private providerOf(request: RegisterRequest, options: Options): string {
    return isManaged(request)
      ? options.getProvider() || this.providers.default(request.getType(), pluginOf(options), request.getPackageref())
      : "";
  }

  /** The provider that a resource names, or that its component has for it; empty where it is the default one. */
  private givenProvider(request: RegisterRequest): string {
    if (!isManaged(request)) {
      return request.getProvider();
    }
    const pkg = packageOf(request.getType());
    const parentsProviders = this.registry.get(request.getParent())?.options?.getProvidersMap();
    return request.getProvider() || request.getProvidersMap().get(pkg) || parentsProviders?.get(pkg) || "";
  }

  private getResource(urn: string): PropertyMap {
    const registration = this.registry.get(urn);
    if (registration === undefined) {
      throw new Error(`unknown resource ${urn}`);
    }
    return { urn, id: registration.id, state: registration.resource.outputs };
  }
}

/** Whether a provider manages the resource. */
function isManaged(request: RegisterRequest): boolean {
  return !isProviderType(request.getType()) && (request.getCustom() || request.getRemote());
}

function urnOf({ stack, project, parent, type, name }: Identity): string {
  return createUrn(stack, project, parent, type, name);
}

function pluginOf(options: { getVersion(): string; getPluginDownloadUrl(): string }): Plugin {
  return { version: options.getVersion(), downloadUrl: options.getPluginDownloadUrl() };
}

/** Outputs with those wrapped as secrets that the resource's options name so. */
function withSecrets(outputs: PropertyMap, names: readonly string[]): PropertyMap {
  const secrets = names.filter((name) => name in outputs).map((name) => [name, secret(outputs[name])] as const);
  return { ...outputs, ...Object.fromEntries(secrets) };
}

import { holdsUnknown, withoutOutputValues } from "../../wire/outputs";
import { withSecrets } from "../../wire/secrets";
import { UNKNOWN } from "../../wire/sentinels";
import type { PropertyTree } from "../../wire/tree";
import { stateOf, type Cloud, type ResourceState } from "../cloud/cloud";
import type { PluginIdentity, Plugins } from "../plugins";
import { saysPlace, sourceOf, type Source } from "../programs/source";
import { SourceFiles } from "../programs/sourceFiles";
import type { Configuration } from "../project/configuration";
import type { Project } from "../project/project";
import { Callbacks, type Callback } from "./callbacks";
import { carryDependencies, dependenciesAfterTransforms, dependenciesOf, type Dependencies } from "./dependencies";
import type { Log } from "./engine";
import { Hooks } from "./hooks";
import { inheritFromParent, inheritProviders } from "./inheritance";
import { Lookups } from "./lookups";
import { describeOptions, optionsOf, type Options, type RegisterRequest } from "./options";
import { fromStruct, resourceProto } from "./proto";
import { pluginOf, ProviderChoice } from "./providerChoice";
import { Providers, withPlugin } from "./providers";
import { Registry, type Registration } from "./registry";
import { buildComponent, type RemoteComponent } from "./remote";
import type { PreviewedResource } from "./resource";
import { Transforms } from "./transforms";
import { createUrn, isProviderType, isRootStack } from "./urn";

export interface MonitorContext {
  readonly project: Project;
  readonly stack: string;
  readonly configuration: Configuration;
  readonly cloud: Cloud;
  readonly plugins: Plugins;
  onRegister(count: number): void;
  onLog(log: Log): void;
}

/** What a program receives for a resource that it registered. */
export interface Registered {
  readonly urn: string;
  /** Empty if it is unknown, or if there is none. */
  readonly id: string;
  readonly outputs: PropertyTree;
  /** URNs by output, for a component that its provider's plugin built. */
  readonly outputDependencies?: Record<string, readonly string[]>;
}

/** What the program stated about a component that its provider's plugin is about to register. */
interface UnderConstruction {
  readonly transforms: readonly Callback[];
  readonly source: Source | undefined;
}

/**
 * Processes the registrations of a program as the engine does in a first preview: URNs, inheritance, transforms,
 * default providers, dependencies. The cloud answers in place of the providers.
 */
export class Monitor {
  readonly registry = new Registry();
  readonly callbacks = new Callbacks();
  readonly hooks: Hooks;
  readonly stackTransforms: Callback[] = [];
  readonly providers: Providers;
  readonly lookups: Lookups;
  private readonly choice: ProviderChoice;
  private readonly transforms = new Transforms(this.callbacks);
  private readonly underConstruction = new Map<string, UnderConstruction>();
  private readonly sourceFiles: SourceFiles;
  /** Whether the program's SDK says where it creates resources. */
  private sdkSaysPlaces = false;

  constructor(private readonly context: MonitorContext) {
    const { stack, project, configuration, cloud, plugins } = context;
    this.sourceFiles = new SourceFiles(project);
    this.hooks = new Hooks(this.callbacks, (log) => context.onLog(log));
    this.providers = new Providers({ stack, project: project.name, configuration }, this.registry, (resource) =>
      this.add({ resource, id: UNKNOWN, transforms: [] }),
    );
    this.choice = new ProviderChoice(this.providers, this.registry);
    const { registry, providers, transforms } = this;
    this.lookups = new Lookups({ stack, project: project.name, cloud, plugins, registry, providers, transforms });
  }

  /** Registers a resource; a component that its provider builds together with its children. */
  async register(request: RegisterRequest): Promise<Registered> {
    inheritFromParent(request, this.registry.get(request.getParent()));
    const [type, name, parent] = [request.getType(), request.getName(), request.getParent()];
    const urn = createUrn(this.context.stack, this.context.project.name, parent, type, name);
    const pending = this.underConstruction.get(urn);
    const transforms = pending?.transforms ?? request.getTransformsList();
    const { properties, options, dependencies } = await this.transform(request, transforms);
    const inputs = withoutOutputValues(properties);
    const provider = this.choice.providerOf(request, options);
    const source = pending?.source ?? this.placeOf(request) ?? this.registry.get(parent)?.resource.source;
    if (request.getRemote()) {
      this.underConstruction.set(urn, { transforms, source });
      const component = { request, inputs: properties, options, dependencies };
      const built = await this.build(component, this.providers.identity(provider), urn);
      if (built !== undefined) return built;
    }
    const resource: PreviewedResource = {
      urn,
      type,
      name,
      custom: request.getCustom(),
      remote: request.getRemote(),
      isImported: options.getImport() !== "",
      inputs: isProviderType(type) ? withPlugin(inputs, pluginOf(options)) : inputs,
      outputs: {},
      simulatedPaths: [],
      leftOut: [],
      identities: [],
      parent,
      dependencies: dependencies.all,
      propertyDependencies: dependencies.byProperty,
      provider,
      options: describeOptions(options),
      source,
    };
    await this.hooks.beforeCreate(resource, options);
    const { id, outputs: made, ...state } = this.create(resource, request, options);
    const outputs = withSecrets(made, options.getAdditionalSecretOutputsList());
    if (resource.custom) await this.hooks.afterCreate(resource, id, outputs, options);
    this.add({ resource: { ...resource, ...state, outputs }, id, options, transforms });
    return { urn, id, outputs };
  }

  /** Sets the outputs with which a component, or the stack, ends. */
  async registerOutputs(urn: string, outputs: PropertyTree): Promise<void> {
    const { resource, options } = this.registry.get(urn) ?? {};
    if (resource === undefined) return;
    resource.outputs = outputs;
    if (options !== undefined) await this.hooks.afterCreate(resource, "", outputs, options);
  }

  private placeOf(request: RegisterRequest): Source | undefined {
    this.sdkSaysPlaces ||= saysPlace(request);
    if (this.sdkSaysPlaces) return sourceOf(request, this.context.project);
    return isRootStack(request.getType()) ? undefined : this.sourceFiles.placeOf(request.getType(), request.getName());
  }

  private add(registration: Registration): void {
    this.registry.add(registration);
    this.context.onRegister(this.registry.size);
  }

  /** Runs the resource's own transforms, its parents' and the stack's, in this order. */
  private async transform(
    request: RegisterRequest,
    own: readonly Callback[],
  ): Promise<{ properties: PropertyTree; options: Options; dependencies: Dependencies }> {
    const inherited = this.registry.ancestors(request.getParent()).flatMap(({ transforms }) => transforms);
    let options = optionsOf(request).setProvider(this.choice.namedProvider(request));
    let properties = fromStruct(request.getObject());
    let dependencies = dependenciesOf(request, properties);
    if (own.length > 0) properties = carryDependencies(properties, dependencies);
    const resource = {
      type: request.getType(),
      name: request.getName(),
      custom: request.getCustom(),
      parent: request.getParent(),
    };
    for (const transform of [...own, ...inherited, ...this.stackTransforms])
      ({ properties, options } = await this.transforms.resource(transform, resource, properties, options));
    if (!resource.custom) inheritProviders(options, this.registry.get(resource.parent));
    if (own.length > 0) dependencies = dependenciesAfterTransforms(options, properties);
    return { properties, options, dependencies };
  }

  /** Has a component built by its provider's plugin; `undefined` if no plugin here builds it. */
  private async build(
    component: RemoteComponent,
    provider: PluginIdentity,
    urn: string,
  ): Promise<Registered | undefined> {
    const { request } = component;
    const warn = (why: string) => {
      const message = `${request.getType()} is built by its provider's plugin, which ${why}: the resources inside it are not read`;
      this.context.onLog({ severity: "warning", message, urn });
    };
    if (holdsUnknown(provider.inputs)) {
      warn("has a configuration that is not known yet");
      const alone = new resourceProto.RegisterResourceRequest()
        .setType(request.getType())
        .setName(request.getName())
        .setParent(request.getParent());
      return this.register(alone);
    }
    const built = await buildComponent(this.context.plugins, provider, component);
    if (built === undefined) warn("is not installed here");
    return built && { urn: built.urn, id: "", outputs: built.outputs, outputDependencies: built.dependencies };
  }

  private create(resource: PreviewedResource, request: RegisterRequest, options: Options): ResourceState {
    if (!resource.custom || request.getRemote()) return stateOf({});
    if (isProviderType(resource.type)) return { ...stateOf({ ...resource.inputs }), id: UNKNOWN };
    const asked = { ...resource, provider: this.providers.inputs(resource.provider) };
    const { cloud } = this.context;
    return options.getImport() === "" ? cloud.create(asked) : cloud.read(asked, options.getImport());
  }
}

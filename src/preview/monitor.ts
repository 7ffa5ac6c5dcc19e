import type { Cloud, ResourceState } from "./cloud";
import type { Configuration } from "./configuration";
import { carryDependencies, dependenciesAfterTransforms, dependenciesOf } from "./dependencies";
import type { Dependencies } from "./dependencies";
import type { Log } from "./engine";
import { describeOptions, optionsOf } from "./options";
import type { Identity, Options, RegisterRequest } from "./options";
import type { Project } from "./project";
import { fromStruct, resourceProto } from "./proto";
import { Providers, withPlugin } from "./providers";
import type { Plugin } from "./providers";
import { Registry } from "./registry";
import type { Registration } from "./registry";
import type { PreviewedResource } from "./resource";
import { sourceOf } from "./source";
import { Transforms } from "./transforms";
import type { Callback } from "./transforms";
import { createUrn, isProviderType, packageOf } from "./urn";
import { secret, UNKNOWN, withoutOutputValues } from "./wire";
import type { PropertyMap } from "./wire";

export interface MonitorContext {
  project: Project;
  stack: string;
  configuration: Configuration;
  cloud: Cloud;
  onRegister(count: number): void;
  onLog(log: Log): void;
}

type ReadRequest = InstanceType<typeof resourceProto.ReadResourceRequest>;
type InvokeRequest = InstanceType<typeof resourceProto.ResourceInvokeRequest>;

/**
 * Does what the engine does with the registrations of a program in a first preview: URNs, inheritance, transforms,
 * default providers, dependencies. The cloud answers for the providers.
 */
export class Monitor {
  readonly registry = new Registry();
  readonly transforms = new Transforms();
  readonly stackTransforms: Callback[] = [];
  readonly invokeTransforms: Callback[] = [];
  readonly providers: Providers;

  constructor(private readonly context: MonitorContext) {
    const { stack, project, configuration } = context;
    this.providers = new Providers({ stack, project: project.name, configuration }, this.registry, (resource) =>
      this.add({ resource, id: UNKNOWN, transforms: [] }),
    );
  }

  /** Registers a resource and returns it with the id that the program gets to see. */
  async register(request: RegisterRequest): Promise<Registration> {
    this.inheritFromParent(request);
    const { inputs, options, dependencies } = await this.transform(request);
    const identity = this.identify(request);
    const { type, name, parent } = identity;
    const resource: PreviewedResource = {
      urn: urnOf(identity),
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
      provider: this.providerOf(request, options),
      options: describeOptions(options, identity),
      source: sourceOf(request, this.context.project.folder),
    };
    const { id, outputs, simulatedPaths } = this.create(resource, request, options);
    const registration = {
      resource: {
        ...resource,
        outputs: withSecrets(outputs, options.getAdditionalSecretOutputsList()),
        simulatedPaths,
      },
      id,
      options,
      transforms: request.getTransformsList(),
    };
    this.add(registration);
    return registration;
  }

  /** Sets the outputs that a component, or the stack, has at its end. */
  registerOutputs(urn: string, outputs: PropertyMap): void {
    const registration = this.registry.get(urn);
    if (registration !== undefined) {
      registration.resource.outputs = outputs;
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
    if (request.getTok() === "pulumi:pulumi:getResource") {
      return this.getResource(String(args["urn"]));
    }
    const provider =
      options.getProvider() || this.providers.default(request.getTok(), pluginOf(options), request.getPackageref());
    return this.context.cloud.invoke(request.getTok(), args, this.providers.inputs(provider));
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

  private inheritFromParent(request: RegisterRequest): void {
    const parent = this.registry.get(request.getParent());
    if (parent?.options === undefined) {
      return;
    }
    if (!request.hasProtect() && parent.options.hasProtect()) {
      request.setProtect(parent.options.getProtect() === true);
    }
    const { provider } = parent.resource;
    const samePackage = packageOf(parent.resource.type) === packageOf(request.getType());
    if (request.getProvider() === "" && provider !== "" && samePackage) {
      request.setProvider(provider);
    }
    if (!request.getCustom()) {
      parent.options.getProvidersMap().forEach((reference, pkg) => {
        if (!request.getProvidersMap().has(pkg)) {
          request.getProvidersMap().set(pkg, reference);
        }
      });
    }
  }

  /** Runs the resource's own transforms, its parents' and the stack's, in this order. */
  private async transform(
    request: RegisterRequest,
  ): Promise<{ inputs: PropertyMap; options: Options; dependencies: Dependencies }> {
    const own = request.getTransformsList();
    const inherited = this.registry.ancestors(request.getParent()).flatMap(({ transforms }) => transforms);
    let options = optionsOf(request);
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
    return { inputs: withoutOutputValues(properties), options, dependencies };
  }

  private create(resource: PreviewedResource, request: RegisterRequest, options: Options): ResourceState {
    if (request.getRemote()) {
      this.context.onLog({
        severity: "warning",
        message: `${resource.type} is built by its provider's plugin, which is not run here: the resources inside it are not read`,
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

  /** The reference of the provider that manages a resource: the one it names, its component's, or the default one. */
  private providerOf(request: RegisterRequest, options: Options): string {
    const type = request.getType();
    if (isProviderType(type) || (!request.getCustom() && !request.getRemote())) {
      return "";
    }
    const parentsProviders = this.registry.get(request.getParent())?.options?.getProvidersMap();
    const given =
      options.getProvider() || options.getProvidersMap().get(packageOf(type)) || parentsProviders?.get(packageOf(type));
    return given || this.providers.default(type, pluginOf(options), request.getPackageref());
  }

  private getResource(urn: string): PropertyMap {
    const registration = this.registry.get(urn);
    if (registration === undefined) {
      throw new Error(`unknown resource ${urn}`);
    }
    return { urn, id: registration.id, state: registration.resource.outputs };
  }
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

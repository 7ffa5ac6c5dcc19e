import { knownString } from "../../wire/outputs";
import { secret } from "../../wire/secrets";
import { UNKNOWN } from "../../wire/sentinels";
import type { PropertyTree } from "../../wire/tree";
import type { Configuration } from "../project/configuration";
import type { resourceProto } from "./proto";
import type { Registry } from "./registry";
import type { PreviewedResource } from "./resource";
import { createUrn, packageOf } from "./urn";

/** The plugin that a registration, a read or an invoke requests. */
export interface Plugin {
  /** Empty for any version. */
  readonly version: string;
  /** Empty for Pulumi's own server. */
  readonly downloadUrl: string;
}

interface ProviderRequest extends Plugin {
  readonly pkg: string;
}

interface ProvidersContext {
  readonly stack: string;
  readonly project: string;
  readonly configuration: Configuration;
}

/** The providers of a deployment: the program's own, and default providers, which are registered when first needed. */
export class Providers {
  private readonly packages = new Map<string, ProviderRequest>();

  /** @param register called with each default provider before the first resource that needs it. */
  constructor(
    private readonly deployment: ProvidersContext,
    private readonly registry: Registry,
    private readonly register: (resource: PreviewedResource) => void,
  ) {}

  /** Remembers a package under the reference that later requests name it by. */
  registerPackage(request: InstanceType<typeof resourceProto.RegisterPackageRequest>): string {
    const parameterization = request.getParameterization();
    const pkg = {
      pkg: parameterization?.getName() || request.getName(),
      version: parameterization?.getVersion() || request.getVersion(),
      downloadUrl: request.getDownloadUrl(),
    };
    const reference = `${pkg.pkg}@${pkg.version}@${pkg.downloadUrl}`;
    this.packages.set(reference, pkg);
    return reference;
  }

  /**
   * The reference of the default provider for a type or function: the provider's URN and its id, which a preview does
   * not know.
   *
   * @param packageReference what registerPackage returned for its package; empty if the program registered none
   */
  default(token: string, plugin: Plugin, packageReference: string): string {
    const request = this.packages.get(packageReference) ?? { pkg: packageOf(token), ...plugin };
    const resource = defaultProvider(request, this.deployment);
    if (this.registry.get(resource.urn) === undefined) this.register(resource);
    return `${resource.urn}::${UNKNOWN}`;
  }

  /** Which plugin the provider with a reference is, and its inputs. */
  identity(reference: string): { name: string; version: string; inputs: PropertyTree } {
    const inputs = this.inputs(reference);
    return { name: providerPackage(reference), version: knownString(inputs["version"]) ?? "", inputs };
  }

  /** The inputs of the provider with a reference. */
  inputs(reference: string): PropertyTree {
    const urn = reference.split("::").slice(0, -1).join("::");
    return this.registry.get(urn)?.resource.inputs ?? {};
  }
}

/** The package of the provider with a reference; empty for none. */
export function providerPackage(reference: string): string {
  return packageOf(reference.split("::")[2]?.split("$").pop() ?? "");
}

/**
 * The default provider of a package as the engine registers it before the first resource that names no provider:
 * `default_7_48_0`, with the package's own configuration (`aws:region` becomes region) and the version as inputs.
 */
function defaultProvider(
  request: ProviderRequest,
  { stack, project, configuration }: ProvidersContext,
): PreviewedResource {
  const inputs = withPlugin(packageInputs(request.pkg, configuration), request);
  const type = `pulumi:providers:${request.pkg}`;
  const name = defaultName(request);
  return {
    urn: createUrn(stack, project, "", type, name),
    type,
    name,
    custom: true,
    remote: false,
    inputs,
    outputs: { ...inputs },
    simulatedPaths: [],
    leftOut: [],
    identities: [],
    parent: "",
    dependencies: [],
    propertyDependencies: {},
    provider: "",
    options: { protect: false, ignoreChanges: [], additionalSecretOutputs: [], customTimeouts: {} },
  };
}

/** The inputs of a provider with the plugin that it requests, under the keys that the engine uses. */
export function withPlugin(inputs: PropertyTree, { version, downloadUrl }: Plugin): PropertyTree {
  if (version === "" && downloadUrl === "") return inputs;
  return {
    ...inputs,
    __internal: downloadUrl === "" ? {} : { pluginDownloadURL: downloadUrl },
    ...(version === "" ? {} : { version }),
  };
}

// Dynamic providers run the program's own code, so they receive the whole configuration under its full keys.
const DYNAMIC = new Set(["pulumi-nodejs", "pulumi-python"]);

function packageInputs(pkg: string, configuration: Configuration): PropertyTree {
  const isDynamic = DYNAMIC.has(pkg);
  const own = Object.entries(configuration.values).filter(([key]) => isDynamic || key.startsWith(`${pkg}:`));
  return Object.fromEntries(
    own.map(([key, value]) => [
      isDynamic ? key : key.slice(`${pkg}:`.length),
      configuration.secretKeys.includes(key) ? secret(value) : value,
    ]),
  );
}

function defaultName({ version, downloadUrl }: ProviderRequest): string {
  const parts = version === "" ? [] : version.split(/[.+-]/);
  const url = downloadUrl
    .split("/")
    .filter((segment) => segment !== "")
    .map((segment) => segment.replace(/[^-A-Za-z0-9_.]/g, "_"))
    .join("/");
  return ["default", ...parts, ...(url === "" ? [] : [url])].join("_");
}

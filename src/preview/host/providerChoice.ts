import type { Options, RegisterRequest } from "./options";
import type { Plugin, Providers } from "./providers";
import type { Registry } from "./registry";
import { isProviderType, packageOf } from "./urn";

/** Chooses the provider of each resource, by the engine's rules. */
export class ProviderChoice {
  constructor(
    private readonly providers: Providers,
    private readonly registry: Registry,
  ) {}

  /** The reference of the provider that manages a resource; empty for providers, components and the stack. */
  providerOf(request: RegisterRequest, options: Options): string {
    return isManaged(request)
      ? options.getProvider() || this.providers.default(request.getType(), pluginOf(options), request.getPackageref())
      : "";
  }

  /** The provider that a resource names, or that its component has for it; empty for the default provider. */
  namedProvider(request: RegisterRequest): string {
    if (!isManaged(request)) return request.getProvider();
    const pkg = packageOf(request.getType());
    const parentsProviders = this.registry.get(request.getParent())?.options?.getProvidersMap();
    return request.getProvider() || request.getProvidersMap().get(pkg) || parentsProviders?.get(pkg) || "";
  }
}

/** The plugin that the options of a resource request. */
export function pluginOf(options: { getVersion(): string; getPluginDownloadUrl(): string }): Plugin {
  return { version: options.getVersion(), downloadUrl: options.getPluginDownloadUrl() };
}

/** Whether a provider manages the resource. */
function isManaged(request: RegisterRequest): boolean {
  return !isProviderType(request.getType()) && (request.getCustom() || request.getRemote());
}

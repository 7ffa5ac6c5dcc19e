import type { Options, RegisterRequest } from "./options";
import { providerPackage } from "./providers";
import type { Registration } from "./registry";
import { packageOf } from "./urn";

/** Completes a registration with what the engine lets a resource inherit from its parent. */
export function inheritFromParent(request: RegisterRequest, parent: Registration | undefined): void {
  if (parent?.options === undefined) return;
  const { options, resource } = parent;
  if (!request.hasProtect() && options.hasProtect()) request.setProtect(options.getProtect() === true);
  if (!request.hasRetainondelete() && options.hasRetainOnDelete())
    request.setRetainondelete(options.getRetainOnDelete() === true);
  if (request.getDeletedwith() === "") request.setDeletedwith(options.getDeletedWith());
  const isLocalComponent = !request.getCustom() && !request.getRemote();
  const samePackage = providerPackage(resource.provider) === packageOf(request.getType());
  if (request.getProvider() === "" && (isLocalComponent || samePackage)) request.setProvider(resource.provider);
}

/** Gives a component its parent's providers for children, except for packages for which it has its own. */
export function inheritProviders(options: Options, parent: Registration | undefined): void {
  parent?.options?.getProvidersMap().forEach((reference, pkg) => {
    if (!options.getProvidersMap().has(pkg)) options.getProvidersMap().set(pkg, reference);
  });
}

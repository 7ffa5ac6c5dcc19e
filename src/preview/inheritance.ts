import type { RegisterRequest } from "./options";
import type { Registration } from "./registry";
import { packageOf } from "./urn";

/** Completes a registration with what the engine lets a resource inherit from its parent. */
export function inheritFromParent(request: RegisterRequest, parent: Registration | undefined): void {
  if (parent?.options === undefined) {
    return;
  }
  const { options, resource } = parent;
  if (!request.hasProtect() && options.hasProtect()) {
    request.setProtect(options.getProtect() === true);
  }
  if (!request.hasRetainondelete() && options.hasRetainOnDelete()) {
    request.setRetainondelete(options.getRetainOnDelete() === true);
  }
  if (request.getDeletedwith() === "") {
    request.setDeletedwith(options.getDeletedWith());
  }
  const samePackage = packageOf(resource.type) === packageOf(request.getType());
  if (request.getProvider() === "" && resource.provider !== "" && samePackage) {
    request.setProvider(resource.provider);
  }
  if (!request.getCustom()) {
    options.getProvidersMap().forEach((reference, pkg) => {
      if (!request.getProvidersMap().has(pkg)) {
        request.getProvidersMap().set(pkg, reference);
      }
    });
  }
}

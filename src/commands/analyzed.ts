import type { AnalyzedResource } from "../policy/analyzer";
import type { Previewed, PreviewedResource } from "../preview";
import { identities } from "../policy";

/** The resources of a preview as the policy pack takes them. */
export function analyzedResources({ resources }: Previewed): readonly AnalyzedResource[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  return resources.map((resource) => ({
    ...resource,
    outputs: withoutInventions(resource),
    provider: byUrn.get(urnOf(resource.provider)),
    ...(resource.remote && {
      unreadBecause: `${resource.type} is built by its provider's plugin, which is not installed here`,
    }),
  }));
}

/** The URN in the reference of a provider, URN::ID. */
function urnOf(reference: string): string {
  return reference.split("::").slice(0, -1).join("::");
}

/**
 * The outputs without what is invented, save the identities by which other resources refer to this one: that it has a
 * value at all would look like a decision of the program, such as that a cache belongs to a global datastore.
 */
function withoutInventions(resource: PreviewedResource): AnalyzedResource["outputs"] {
  const invented = new Set(resource.simulatedPaths);
  return Object.fromEntries(
    Object.entries(resource.outputs).filter(([name]) => !invented.has(name) || identities.has(name)),
  );
}

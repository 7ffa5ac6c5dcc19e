import type { AnalyzedResource } from "../policy/analyzer";
import type { Previewed, PreviewedResource } from "../preview";

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
 * The outputs without simulated values that do not show it: an invented number, boolean or list says nothing about the
 * stack, while an invented string carries its mark and still serves to tell which resource is meant.
 */
function withoutInventions(resource: PreviewedResource): AnalyzedResource["outputs"] {
  const invented = new Set(resource.simulatedPaths);
  return Object.fromEntries(
    Object.entries(resource.outputs).filter(([name, value]) => !invented.has(name) || typeof value === "string"),
  );
}

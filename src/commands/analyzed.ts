import type { AnalyzedResource } from "../engine/analyzer";
import { UNKNOWN, type Previewed, type PreviewedResource } from "../preview";

/** The resources of a preview as the policy pack takes them. */
export function analyzedResources({ resources }: Previewed): readonly AnalyzedResource[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  return resources.map((resource) => ({
    ...resource,
    inputs: withoutInventedNetworks(resource.inputs),
    outputs: withoutInventedNetworks(withoutInventions(resource)),
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

/** The networks that the simulation hands out, and those that a program makes of them: RFC 5737 and RFC 3849. */
const INVENTED_NETWORK = /^(192\.0\.2\.\d+|2001:db8:[\da-f:]*)(\/\d+)?$/i;

/**
 * Properties in which a network or an address that the simulation made up is not known, as in a first preview: it serves
 * to recognise nothing, and who can reach something must not be judged by it.
 */
function withoutInventedNetworks<T>(value: T): T {
  if (typeof value === "string") return (INVENTED_NETWORK.test(value) ? UNKNOWN : value) as T;
  if (Array.isArray(value)) return value.map(withoutInventedNetworks) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutInventedNetworks(item)])) as T;
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

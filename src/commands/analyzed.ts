import type { AnalyzedResource } from "../engine/analyzer";
import { isSimulated, isSimulatedNetwork, UNKNOWN, type Previewed, type PreviewedResource } from "../preview";

/** The resources of a preview as the policy pack takes them. */
export function analyzedResources({ resources }: Pick<Previewed, "resources">): readonly AnalyzedResource[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  return resources.map((resource) => ({
    ...resource,
    inputs: withoutInventions(resource.inputs),
    outputs: withoutInventions(shownOutputs(resource)),
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
 * Properties in which the numbers, the addresses and the networks that the simulation made up are not known, as in a
 * first preview. They say nothing that could be recognised later: who can reach something must not be judged by them.
 */
function withoutInventions<T>(value: T): T {
  if (typeof value === "number") return (isSimulated(value) ? UNKNOWN : value) as T;
  if (typeof value === "string") return (isSimulatedNetwork(value) ? UNKNOWN : value) as T;
  if (Array.isArray(value)) return value.map(withoutInventions) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutInventions(item)])) as T;
}

/**
 * The outputs that the pack is shown. An input that the program left out is absent, although the program may read what
 * the cloud would fill in: it is no decision of the program's. Of the outputs proper, made-up texts are shown, because
 * their marks tell which resource is meant; a number, an object or a list would say nothing about the stack.
 */
function shownOutputs({ outputs, simulatedPaths, leftOut }: PreviewedResource): AnalyzedResource["outputs"] {
  const hidden = new Set([...simulatedPaths.filter((name) => typeof outputs[name] !== "string"), ...leftOut]);
  return Object.fromEntries(Object.entries(outputs).filter(([name]) => !hidden.has(name)));
}

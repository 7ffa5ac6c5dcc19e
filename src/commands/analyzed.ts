import type { AnalyzedResource } from "../engine/analyzer";
import type { Previewed, PreviewedResource } from "../preview";
import { withoutInventions } from "./inventions";

/** The resources of a preview as the policy pack takes them. */
export function analyzedResources({ resources }: Pick<Previewed, "resources">): readonly AnalyzedResource[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const identities = new Set(resources.flatMap((resource) => resource.identities));
  return resources.map((resource) => {
    // A resource that is given a made-up name has one that nobody chose.
    const isAnothersName = (text: string): boolean => identities.has(text) && !resource.identities.includes(text);
    return {
      ...resource,
      inputs: withoutInventions(resource.inputs, isAnothersName),
      outputs: withoutInventions(shownOutputs(resource), isAnothersName),
      provider: byUrn.get(urnOf(resource.provider)),
      ...(resource.remote && {
        unreadBecause: `${resource.type} is built by its provider's plugin, which is not installed here`,
      }),
    };
  });
}

/** The URN in the reference of a provider, URN::ID. */
function urnOf(reference: string): string {
  return reference.split("::").slice(0, -1).join("::");
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

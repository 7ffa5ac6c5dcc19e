import { complete, isPropertyTree, type PropertyTree, type Resource } from "../model/resource";
import { holdsUnknown, isUnknown } from "../model/undecided";

/** What running the previewed program once more showed, or why it could not be run. */
export type Sight =
  | {
      readonly seen: true;
      /** Inputs by URN: plain values, unknown where they are not the program's own. */
      readonly inputs: ReadonlyMap<string, PropertyTree>;
    }
  | { readonly seen: false; readonly reason: string };

/**
 * Resources with what the engine does not know taken from a second sight of the program. A resource is believed only if
 * the program registered the same URN there and nothing that the engine knows of it contradicts.
 *
 * @param known what the engine knows of a resource's inputs
 */
export function seenAgain(
  resources: readonly Resource[],
  inputs: ReadonlyMap<string, PropertyTree>,
  known: (urn: string) => PropertyTree | undefined,
): readonly Resource[] {
  return resources.map((resource) => {
    const seen = inputs.get(resource.urn);
    if (!seen || !agrees(known(resource.urn), seen)) return resource;
    return { ...resource, properties: complete(resource.properties, seen) as PropertyTree };
  });
}

/**
 * Whether nothing that is known on both sides differs. What only one side has is no contradiction: a provider adds names
 * and defaults that the program does not give. Numbers and booleans may have become texts on the way.
 */
function agrees(known: unknown, seen: unknown): boolean {
  if (known === undefined || seen === undefined || isUnknown(known) || isUnknown(seen)) return true;
  if (isPropertyTree(known) && isPropertyTree(seen)) {
    return Object.keys(known).every((name) => agrees(known[name], seen[name]));
  }
  if (Array.isArray(known) && Array.isArray(seen)) {
    return known.length === seen.length && known.every((item, index) => agrees(item, seen[index]));
  }
  if (isScalar(known) && isScalar(seen)) return String(known) === String(seen) || isPartlyUnknown(seen);
  return typeof known === typeof seen;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Whether a text is a JSON document with unknown values in it. */
function isPartlyUnknown(text: unknown): boolean {
  if (typeof text !== "string" || !/^\s*[[{]/.test(text)) return false;
  try {
    return holdsUnknown(JSON.parse(text));
  } catch {
    return false;
  }
}

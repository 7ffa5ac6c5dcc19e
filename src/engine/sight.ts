import { type Resource } from "../stack/resource";
import { isUnknown } from "../wire/sentinels";
import { isSimulated } from "../wire/simulated";
import { complete, isPropertyTree, parseDocument, type PropertyTree } from "../wire/tree";

/** What another run of the previewed program showed, or why the program could not be run. */
export type Sight =
  | {
      readonly seen: true;
      /** Inputs by URN: plain values, unknown where they are not the program's own. */
      readonly inputs: ReadonlyMap<string, PropertyTree>;
      /** Arguments of components by URN, which an engine does not tell. */
      readonly hidden: ReadonlyMap<string, PropertyTree>;
    }
  | { readonly seen: false; readonly reason: string };

/**
 * Completes resources with values that the engine does not know from a second sight of the program. A resource is
 * believed only if the engine showed its inputs and the program gave the same ones again, where both are known.
 *
 * @param known what the engine knows of a resource's inputs
 */
export function seenAgain(
  resources: readonly Resource[],
  { inputs, hidden }: Pick<Sight & { readonly seen: true }, "inputs" | "hidden">,
  known: (urn: string) => PropertyTree | undefined,
): readonly Resource[] {
  return resources.map((resource) => {
    const [first, again] = [known(resource.urn), inputs.get(resource.urn)];
    if (!first || !again || !agrees(first, again)) return resource;
    const all = { ...hidden.get(resource.urn), ...again };
    return { ...resource, properties: complete(resource.properties, all) as PropertyTree };
  });
}

/**
 * Whether nothing that is known on both sides differs. Values that only the engine has are no contradiction: a provider
 * adds names and defaults. Numbers and booleans may have become texts in between, and empty values may have been left
 * out.
 */
function agrees(known: unknown, again: unknown): boolean {
  if (again === undefined || isOpen(known) || isOpen(again)) return true;
  if (known === undefined || known === null) return saysNothing(again);
  if (isPropertyTree(known) && isPropertyTree(again))
    return Object.keys(again).every((name) => agrees(known[name], again[name]));
  if (Array.isArray(known) && Array.isArray(again))
    return known.length === again.length && known.every((item, index) => agrees(item, again[index]));
  if (isScalar(known) && isScalar(again)) return String(known) === String(again) || documentsAgree(known, again);
  return typeof known === typeof again;
}

/** Whether a value is unknown or made up. It is not compared, because the engine may know the real value by now. */
function isOpen(value: unknown): boolean {
  const isText = typeof value === "string";
  return isUnknown(value) || (isText && isSimulated(value) && parseDocument(value) === undefined);
}

function saysNothing(value: unknown): boolean {
  return value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Whether two texts are JSON documents that agree part by part; either may hold unknown values. */
function documentsAgree(known: string | number | boolean, again: string | number | boolean): boolean {
  const [document, other] = [parseDocument(known), parseDocument(again)];
  return document !== undefined && other !== undefined && agrees(document, other) && agrees(other, document);
}

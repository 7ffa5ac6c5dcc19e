import { isUnknown } from "./sentinels";

/**
 * Property values as they travel between a program and the engine: JSON in which an unknown is a sentinel string
 * (`sentinels.ts`) and a secret, an asset, a resource reference or an output value is a map with a signature
 * (`signatures.ts`).
 */
export type PropertyTree = Readonly<Record<string, unknown>>;

/** Whether a raw value is a map: an object that is not a list, `null` or an object of the SDK's. */
export function isPropertyTree(value: unknown): value is PropertyTree {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/**
 * Completes a resource's outputs with its inputs where the outputs are unknown. Preview outputs can drop a whole map
 * that holds one nested unknown (pulumi/pulumi#7854), so maps are completed key by key, and lists element by element.
 * An unknown output without an input is left out: the program did not set it, so the provider's default applies.
 */
export function complete(output: unknown, input: unknown): unknown {
  if (output === undefined || isUnknown(output)) return input;
  if (Array.isArray(output) && Array.isArray(input))
    return output.length === input.length ? output.map((element, index) => complete(element, input[index])) : output;
  if (isPropertyTree(output) && isPropertyTree(input)) {
    const keys = new Set([...Object.keys(output), ...Object.keys(input)]);
    return Object.fromEntries([...keys].map((key) => [key, complete(output[key], input[key])]));
  }
  return output;
}

/** All known texts in a value, at any depth. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return isUnknown(value) ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Parses a text that holds a JSON object or list; `undefined` for any other text, a JSON number among them. */
export function parseDocument(text: unknown): object | undefined {
  if (typeof text !== "string" || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

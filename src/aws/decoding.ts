import { isUnknown } from "../wire/sentinels";
import { isPropertyTree } from "../wire/tree";

/** What a type of the AWS SDK takes at one place of a JSON document; numbers are integers. */
export type Shape =
  | "string"
  | "number"
  | "boolean"
  | "anything"
  | { readonly list: Shape }
  /** Values under keys of the program's choice. */
  | { readonly map: Shape }
  | { readonly fields: Readonly<Record<string, Shape>> };

/** A document after it was decoded. */
export interface Decoded {
  /** The document with the names of the SDK's fields as its keys. */
  readonly value: unknown;
  /** What the document has that its type does not take, as phrases: `web.cpu is a string instead of a number`. */
  readonly misfits: readonly string[];
  /** Whether everything is known that has to fit. */
  readonly isKnown: boolean;
}

/**
 * Decodes a document as terraform-provider-aws does where it hands a JSON text to a type of the AWS SDK: with Go's
 * `encoding/json` (internal/json/decode.go), which takes the keys of fields in any case, the last of several that differ
 * in case alone, `null` for nothing, and refuses a value of another type. Keys of maps stay as they are. An unknown
 * value fits everywhere.
 *
 * @param path what the document is called in phrases
 */
export function decode(document: unknown, shape: Shape, path: string): Decoded {
  if (isUnknown(document)) return { ...fits(document), isKnown: shape === "anything" };
  if (shape === "anything" || document === null || document === undefined) return fits(document);
  if (typeof shape === "string") return scalar(document, shape, path);
  if ("list" in shape)
    return Array.isArray(document) ? list(document, shape.list, path) : misfit(document, "list", path);
  if (!isPropertyTree(document)) return misfit(document, "object", path);
  const entries = Object.entries(document);
  return "map" in shape ? values(entries, () => shape.map, path) : fieldsOf(entries, shape.fields, path);
}

function scalar(value: unknown, type: "string" | "number" | "boolean", path: string): Decoded {
  if (typeof value !== type) return misfit(value, type, path);
  if (type === "number" && !Number.isInteger(value))
    return { ...fits(value), misfits: [`${path} is a fraction instead of a whole number`] };
  return fits(value);
}

function list(items: readonly unknown[], shape: Shape, path: string): Decoded {
  const decoded = items.map((item, index) => decode(item, shape, `${path}.${nameOf(item) ?? index}`));
  return joined(
    decoded.map(({ value }) => value),
    decoded,
  );
}

/** What an object in a list is called: variables, secrets and containers have a name. */
function nameOf(item: unknown): string | undefined {
  if (!isPropertyTree(item)) return undefined;
  const [, name] = Object.entries(item).find(([key]) => key.toLowerCase() === "name") ?? [];
  return typeof name === "string" && name !== "" ? name : undefined;
}

function fieldsOf(
  entries: readonly (readonly [string, unknown])[],
  fields: Readonly<Record<string, Shape>>,
  path: string,
): Decoded {
  const names = new Map(Object.keys(fields).map((name) => [name.toLowerCase(), name]));
  const named = entries.map(([key, value]) => [names.get(key.toLowerCase()) ?? key, value] as const);
  return values(named, (key) => (Object.hasOwn(fields, key) ? fields[key]! : "anything"), path);
}

function values(
  entries: readonly (readonly [string, unknown])[],
  shapeOf: (key: string) => Shape,
  path: string,
): Decoded {
  const decoded = entries.map(([key, value]) => [key, decode(value, shapeOf(key), `${path}.${key}`)] as const);
  return joined(
    Object.fromEntries(decoded.map(([key, { value }]) => [key, value])),
    decoded.map(([, part]) => part),
  );
}

function joined(value: unknown, parts: readonly Decoded[]): Decoded {
  return { value, misfits: parts.flatMap(({ misfits }) => misfits), isKnown: parts.every(({ isKnown }) => isKnown) };
}

function fits(value: unknown): Decoded {
  return { value, misfits: [], isKnown: true };
}

function misfit(value: unknown, wanted: string, path: string): Decoded {
  const type = Array.isArray(value) ? "list" : typeof value;
  return { ...fits(value), misfits: [`${path} is ${withArticle(type)} instead of ${withArticle(wanted)}`] };
}

function withArticle(type: string): string {
  return type === "object" ? "an object" : `a ${type}`;
}

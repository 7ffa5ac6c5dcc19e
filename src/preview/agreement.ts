import { variedText } from "./simulate/varied";
import { isObject, UNKNOWN, type PropertyMap } from "./wire";

/**
 * What a program's run and its run under another simulation (`variedCloud`) agree on: a value that is equal in both is
 * the program's own, and one that differs came from the simulation and is unknown. A text that differs in nothing but
 * the marks of the simulation stays as it is: what it says around them is the program's own, and the marks tell the
 * rest. A JSON document in a text is compared part by part, so that one simulated value in it hides no other.
 */
export function agreement(first: PropertyMap, second: PropertyMap): PropertyMap {
  return agreed(first, second) as PropertyMap;
}

function agreed(first: unknown, second: unknown): unknown {
  if (first === second) return first;
  if (typeof first === "string" && typeof second === "string") return agreedText(first, second);
  if (Array.isArray(first) && Array.isArray(second)) {
    return first.length === second.length ? first.map((item, index) => agreed(item, second[index])) : UNKNOWN;
  }
  if (isObject(first) && isObject(second)) {
    const keys = [...new Set([...Object.keys(first), ...Object.keys(second)])];
    return Object.fromEntries(keys.map((key) => [key, agreed(first[key], second[key])]));
  }
  return UNKNOWN;
}

function agreedText(first: string, second: string): string {
  if (variedText(first) === second) return first;
  const documents = [first, second].map(parseDocument);
  if (documents.some((document) => document === undefined)) return UNKNOWN;
  const document = agreed(documents[0], documents[1]);
  return document === UNKNOWN ? UNKNOWN : JSON.stringify(document);
}

/** A JSON object or list; other texts, a number among them, are not documents. */
function parseDocument(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

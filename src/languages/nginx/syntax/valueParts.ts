/** A piece of a value as nginx compiles it: text, a variable, or a numbered capture. */
export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "capture"; readonly number: number };

const cache = new Map<string, readonly Part[] | string>();

/** Splits a value at its variables. Returns nginx's complaint if it would refuse the value. */
export function parseValue(source: string): readonly Part[] | string {
  let parts = cache.get(source);
  if (parts === undefined) {
    parts = split(source);
    if (cache.size > 50_000) cache.clear();
    cache.set(source, parts);
  }
  return parts;
}

function split(source: string): readonly Part[] | string {
  const parts: Part[] = [];
  const token = /\$(?:([1-9])|\{([A-Za-z0-9_]*)(\}?)|([A-Za-z0-9_]+))?|[^$]+/g;
  for (const match of source.matchAll(token)) {
    const [whole, capture, braced, closing, bare] = match;
    if (!whole.startsWith("$")) parts.push({ kind: "text", text: whole });
    else if (capture !== undefined) parts.push({ kind: "capture", number: Number(capture) });
    else if (braced !== undefined && closing === "") return "the closing bracket in a variable is missing";
    else if ((braced ?? bare ?? "") === "") return "invalid variable name";
    else parts.push({ kind: "variable", name: (braced ?? bare ?? "").toLowerCase() });
  }
  return parts;
}

/** The type of a property in a TypeScript declaration, in the detail that a simulated value needs. */
export type Type =
  | { readonly kind: "string" | "number" | "boolean" | "other" }
  | { readonly kind: "array"; readonly of: Type }
  | { readonly kind: "map"; readonly of: Type }
  /** A type that is declared elsewhere, such as `outputs.acm.CertificateDomainValidationOption` */
  | { readonly kind: "named"; readonly name: string };

export interface Member {
  readonly name: string;
  readonly type: Type;
  /** Whether it may be absent: `name?: T`, or T includes undefined. */
  readonly optional: boolean;
}

/** The members of a class or interface, given the text between its braces. Methods are left out. */
export function parseMembers(body: string): Member[] {
  const text = body.replace(/\/\*[\s\S]*?\*\//g, "");
  return splitTopLevel(text, ";").flatMap((declaration) => {
    const match = /^\s*(?:readonly\s+)?(\w+)(\?|!)?\s*:\s*([\s\S]+)$/.exec(declaration);
    if (match === null) return [];
    const [, name, mark, type] = match as unknown as [string, string, string | undefined, string];
    return [{ name, type: parseType(type), optional: mark === "?" || isOptional(type) }];
  });
}

/** The text between the braces of the declaration that starts at an index; `undefined` if none starts there. */
export function bodyAt(text: string, index: number): string | undefined {
  const open = text.indexOf("{", index);
  if (index < 0 || open < 0) return undefined;
  let depth = 0;
  for (let position = open; position < text.length; position++) {
    const character = text[position];
    // Documentation comments hold braces too, which need not be balanced.
    if (character === "/" && text[position + 1] === "*") position = text.indexOf("*/", position) + 1;
    else if (character === "{") depth++;
    else if (character === "}" && --depth === 0) return text.slice(open + 1, position);
  }
  return undefined;
}

function parseType(text: string): Type {
  const type = unwrapPulumi(text.trim());
  const alternatives = splitTopLevel(type, "|")
    .map((alternative) => alternative.trim())
    .filter((alternative) => alternative !== "" && alternative !== "undefined" && alternative !== "null");
  const first = alternatives[0] ?? "";
  // Of several alternatives the plain string is the one that is always right (`string | Topic`, enumerations).
  return parseSingle(alternatives.includes("string") ? "string" : first);
}

function parseSingle(type: string): Type {
  if (type.endsWith("[]")) return { kind: "array", of: parseType(stripParentheses(type.slice(0, -2))) };
  const map = /^\{\s*\[\w+: string\]:\s*([\s\S]*?);?\s*\}$/.exec(type);
  if (map !== null) return { kind: "map", of: parseType(map[1] ?? "") };
  if (type === "string" || type === "number" || type === "boolean") return { kind: type };
  if (/^(["']|enums\.|pulumi\.ID$)/.test(type)) return { kind: "string" };
  return /^outputs\.[\w.]+$/.test(type) ? { kind: "named", name: type.slice("outputs.".length) } : { kind: "other" };
}

function isOptional(type: string): boolean {
  return splitTopLevel(unwrapPulumi(type.trim()), "|").some((alternative) => alternative.trim() === "undefined");
}

function unwrapPulumi(type: string): string {
  const match = /^pulumi\.(?:Output|Input)<([\s\S]*)>$/.exec(type);
  return match === null ? type : (match[1] ?? "").trim();
}

function stripParentheses(type: string): string {
  return type.startsWith("(") && type.endsWith(")") ? type.slice(1, -1) : type;
}

/** Splits at a separator that stands outside all brackets. */
export function splitTopLevel(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let position = 0; position < text.length; position++) {
    const character = text[position]!;
    if ("{([<".includes(character)) {
      depth++;
    } else if ("})]>".includes(character)) {
      depth--;
    } else if (character === separator && depth === 0) {
      parts.push(text.slice(start, position));
      start = position + 1;
    }
  }
  return [...parts, text.slice(start)];
}

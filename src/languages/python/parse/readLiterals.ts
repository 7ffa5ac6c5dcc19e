import type { SyntaxNode } from "@lezer/common";
import { childrenOf, type ReadExpressions, type SourceText } from "./nodes";
import type { Constant, Expression, FormatPart, FormatReplacement } from "./syntax";

/** Reads adjacent strings as one expression; each may be a format string. */
export function readStrings(
  nodes: readonly SyntaxNode[],
  source: SourceText,
  readExpressions: ReadExpressions,
): Expression {
  const line = source.line(nodes[0]!);
  if (nodes.some((node) => isUnsupported(source.textOf(node))))
    return { kind: "constant", value: { type: "unsupported" }, line };
  if (nodes.some(({ name }) => name === "FormatString")) {
    const parts = nodes.flatMap((node) =>
      node.name === "FormatString" ? formatParts(node, source, readExpressions) : plain(node, source),
    );
    return { kind: "formatString", parts, line };
  }
  const bytes = /^[rR]?[bB]/.test(source.textOf(nodes[0]!));
  const value = nodes.map((node) => plain(node, source)).join("");
  return { kind: "constant", value: { type: bytes ? "bytes" : "str", value }, line };
}

/** Whether a string has Unicode names or, which the grammar misreads, a backslash before a brace in a raw format string. */
function isUnsupported(text: string): boolean {
  const [prefix = ""] = /^\w*/.exec(text) ?? [];
  return /r/i.test(prefix) ? /f/i.test(prefix) && /\\[{}]/.test(text) : !/b/i.test(prefix) && text.includes("\\N{");
}

function plain(node: SyntaxNode, source: SourceText): string {
  const [, prefix = "", , content = ""] = /^(\w*)('''|"""|'|")(.*)\2$/s.exec(source.textOf(node)) ?? [];
  return /r/i.test(prefix) ? content : unescape(content, /b/i.test(prefix));
}

function formatParts(node: SyntaxNode, source: SourceText, readExpressions: ReadExpressions): readonly FormatPart[] {
  const text = source.textOf(node);
  const [opening = "", prefix = "", quote = ""] = /^(\w*)('''|"""|'|")/.exec(text) ?? [];
  const raw = /r/i.test(prefix);
  const literal = (from: number, to: number): string => {
    const piece = source.text.slice(from, to).replaceAll("{{", "{").replaceAll("}}", "}");
    return raw ? piece : unescape(piece, false);
  };
  const [from, to] = [node.from + opening.length, node.to - quote.length];
  return withReplacements(node, from, to, literal, (child) => replacement(child, source, readExpressions));
}

function withReplacements(
  node: SyntaxNode,
  from: number,
  to: number,
  literal: (from: number, to: number) => string,
  replacement: (node: SyntaxNode) => readonly FormatPart[],
): readonly FormatPart[] {
  const parts: FormatPart[] = [];
  let at = from;
  for (const child of childrenOf(node).filter(({ name }) => name === "FormatReplacement")) {
    if (child.from > at) parts.push(literal(at, child.from));
    parts.push(...replacement(child));
    at = child.to;
  }
  if (to > at) parts.push(literal(at, to));
  return parts;
}

function replacement(node: SyntaxNode, source: SourceText, readExpressions: ReadExpressions): readonly FormatPart[] {
  const children = childrenOf(node).slice(1);
  const ends = children.findIndex(({ name }) => /^(?:FormatSelfDoc|FormatConversion|FormatSpec|\})$/.test(name));
  const conversion = children.find(({ name }) => name === "FormatConversion");
  const specification = children.find(({ name }) => name === "FormatSpec");
  const documents = children.find(({ name }) => name === "FormatSelfDoc");
  const format = specification
    ? withReplacements(
        specification,
        specification.from + 1,
        specification.to,
        (from, to) => source.text.slice(from, to),
        (child) => replacement(child, source, readExpressions),
      )
    : [];
  const described: FormatReplacement = {
    expression: readExpressions(children.slice(0, ends), source),
    ...(conversion
      ? { conversion: source.textOf(conversion).slice(1) }
      : documents && !specification && { conversion: "r" }),
    format,
  };
  return documents ? [source.text.slice(node.from + 1, documents.to), described] : [described];
}

const simpleEscapes: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function unescape(text: string, bytes: boolean): string {
  if (!text.includes("\\")) return text;
  const escapes = bytes
    ? /\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([\s\S]))/g
    : /\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g;
  return text.replace(escapes, (whole: string, hex?: string, octal?: string, ...rest: (string | undefined)[]) => {
    const [short, long, other] = bytes ? [undefined, undefined, rest[0]] : rest;
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
    const code = hex ?? short ?? long;
    if (code !== undefined) return String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff));
    return simpleEscapes[other ?? ""] ?? whole;
  });
}

/** Reads a number. */
export function readNumber(text: string): Constant {
  const digits = text.replaceAll("_", "").toLowerCase();
  if (digits.endsWith("j") && !digits.startsWith("0x")) return { type: "unsupported" };
  const based = /^0[xob]/.test(digits);
  if (!based && /[.e]/.test(digits)) return { type: "float", value: Number(digits) };
  const value = Number(based ? digits : digits.replace(/^0+(?=\d)/, ""));
  return { type: "int", value: Number.isSafeInteger(value) ? value : Infinity };
}

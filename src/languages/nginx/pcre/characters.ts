import type { Cursor } from "./cursor";
import { InvalidPattern, UnsupportedPattern } from "./errors";
import { character, escapeLiteral, type Piece } from "./pieces";

const classEscapes: Readonly<Record<string, readonly [source: string, sample: string]>> = {
  d: ["0-9", "1"],
  w: ["\\w", "a"],
  s: [" \\t-\\r", " "],
  h: [" \\t\\xa0", " "],
};

const negatedEscapes: Readonly<Record<string, readonly [source: string, sample: string]>> = {
  D: ["[^0-9]", "a"],
  W: ["[^\\w]", "-"],
  S: ["[^ \\t-\\r]", "a"],
  H: ["[^ \\t\\xa0]", "a"],
  N: ["[^\\n]", "a"],
};

const posixClasses: Readonly<Record<string, string>> = {
  alpha: "a-zA-Z",
  digit: "0-9",
  alnum: "a-zA-Z0-9",
  lower: "a-z",
  upper: "A-Z",
  space: " \\t-\\r",
  blank: " \\t",
  punct: "!-\\/:-@\\[-`{-~",
  xdigit: "0-9A-Fa-f",
  word: "\\w",
};

const controls: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", f: "\f", e: "\x1b", a: "\x07" };

const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const preferred = ["a", "1", "A", "-", "_", ".", "/", "%", " ", ...printable];

const hexadecimal = /\{([0-9A-Fa-f]{1,2})\}|([0-9A-Fa-f]{1,2})/y;
const posixClass = /:(\^?)(\w{1,8}):\]/y;

/** What an escape such as `\d` or `\S` stands for; `undefined` for any other. */
export function characterType(ch: string): Piece | undefined {
  const positive = classEscapes[ch];
  const [source, sample] = (positive ? [`[${positive[0]}]`, positive[1]] : negatedEscapes[ch]) ?? [];
  return source === undefined ? undefined : character(source, () => [sample!]);
}

/** The single character an escape stands for, in and out of a class. */
export function escapedCharacter(cursor: Cursor, ch: string): string {
  const control = controls[ch];
  if (control !== undefined) return control;
  if (ch === "x") {
    const hex = cursor.take(hexadecimal);
    if (!hex) throw new UnsupportedPattern();
    return String.fromCharCode(parseInt(hex[1] ?? hex[2] ?? "", 16));
  }
  if (/[A-Za-z0-9]/.test(ch)) throw new UnsupportedPattern();
  return ch;
}

/** Reads a class, whose `[` was just passed. */
export function characterClass(cursor: Cursor, flags: string): Piece {
  const negated = cursor.accept("^");
  let source = "";
  let first = true;
  for (;;) {
    const ch = cursor.next();
    if (ch === undefined) throw new InvalidPattern("missing terminating ] for character class");
    if (ch === "]" && !first) break;
    first = false;
    source += classMember(cursor, ch);
  }
  const whole = `[${negated ? "^" : ""}${source}]`;
  let member: RegExp;
  try {
    member = new RegExp(whole, flags);
  } catch {
    throw new InvalidPattern("range out of order in character class");
  }
  return character(whole, () => preferred.filter((sample) => member.test(sample)).slice(0, 2));
}

function classMember(cursor: Cursor, ch: string): string {
  if (ch === "[") {
    const posix = cursor.take(posixClass);
    if (!posix) return "\\[";
    const members = posixClasses[posix[2] ?? ""];
    if (posix[1] || members === undefined) throw new UnsupportedPattern();
    return members;
  }
  if (ch !== "\\") return ch === "^" ? "\\^" : ch;
  const escaped = cursor.next();
  if (escaped === undefined) throw new InvalidPattern("missing terminating ] for character class");
  const positive = classEscapes[escaped];
  if (positive) return positive[0];
  if ("DWS".includes(escaped)) return `\\${escaped}`;
  return escapeLiteral(escaped === "b" ? "\b" : escapedCharacter(cursor, escaped)).replace(/^-$/, "\\-");
}

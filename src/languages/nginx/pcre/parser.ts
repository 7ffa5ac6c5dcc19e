import { characterClass, characterType, escapedCharacter } from "./characters";
import { Cursor } from "./cursor";
import { InvalidPattern, UnsupportedPattern } from "./errors";
import { anyCharacter, assertion, either, join, literal, nothing, repeated, type Piece } from "./pieces";

const maximumDepth = 60;

const options = /\(\?([ims]+)\)/y;
const quantifier = /[*+?]|\{(\d+)(?:,(\d*))?\}/y;
const groupKind = /:|=|!|<=|<!|P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'|#[^)]*\)/y;
/** Most of a pattern is such a run, none of which a quantifier follows. */
const plainCharacters = /[\w/-]+(?![*+?{])/y;
const digits = /\d*/y;

/**
 * Reads a PCRE pattern into JavaScript's form, with samples of what it matches.
 *
 * `parse` throws InvalidPattern if PCRE would refuse it, UnsupportedPattern if JavaScript has no equal.
 */
export class PatternParser {
  readonly names = new Map<string, number>();
  flags: string;
  groups = 0;
  /** Whether what follows a match cannot undo it. */
  open = true;
  /** Whether the pattern sets options such as `(?i)`. */
  hasOptions = false;
  private readonly cursor: Cursor;

  constructor(pattern: string, caseless: boolean) {
    this.cursor = new Cursor(pattern);
    this.flags = caseless ? "i" : "";
  }

  parse(): Piece {
    if (/[^\x00-\x7f]/.test(this.cursor.pattern)) throw new UnsupportedPattern();
    const given = this.cursor.take(options);
    this.hasOptions = given !== undefined;
    if (given) this.flags = [...new Set(this.flags + given[1])].join("");
    const piece = this.alternatives(0);
    if (!this.cursor.isAtEnd) throw new InvalidPattern("unmatched closing parenthesis");
    return piece;
  }

  private alternatives(depth: number): Piece {
    if (depth > maximumDepth) throw new UnsupportedPattern();
    const pieces = [this.sequence(depth)];
    while (this.cursor.accept("|")) pieces.push(this.sequence(depth));
    const [only, ...others] = pieces;
    return only && others.length === 0 ? only : either(pieces);
  }

  private sequence(depth: number): Piece {
    const pieces: Piece[] = [];
    for (let ch = this.cursor.peek(); ch !== undefined && ch !== "|" && ch !== ")"; ch = this.cursor.peek()) {
      const plain = this.cursor.take(plainCharacters);
      pieces.push(plain ? literal(plain[0]) : this.quantified(this.atom(depth)));
    }
    const [only = nothing, ...others] = pieces;
    return others.length === 0 ? only : join(pieces);
  }

  private quantified(atom: Piece | undefined): Piece {
    const found = this.quantifier();
    if (atom === undefined && found) throw new InvalidPattern("quantifier does not follow a repeatable item");
    return atom === undefined ? nothing : found ? repeated(atom, found.source, found.least) : atom;
  }

  private quantifier(): { readonly source: string; readonly least: number } | undefined {
    const match = this.cursor.take(quantifier);
    if (!match) return undefined;
    if (this.cursor.accept("+")) throw new UnsupportedPattern();
    const source = match[0] + (this.cursor.accept("?") ? "?" : "");
    return { source, least: match[0] === "+" ? 1 : Number(match[1] ?? 0) };
  }

  private atom(depth: number): Piece | undefined {
    const ch = this.cursor.peek()!;
    if ("*+?".includes(ch)) return undefined;
    this.cursor.next();
    switch (ch) {
      case "^":
        return assertion("^", "start");
      case "$":
        return this.closing(assertion(this.flags.includes("m") ? "$" : "(?=\\n?$)", "end"));
      case ".":
        return anyCharacter(this.flags.includes("s") ? "[^]" : "[^\\n]");
      case "(":
        return this.group(depth);
      case "[":
        return characterClass(this.cursor, this.flags);
      case "\\":
        return this.escape();
      default:
        return literal(ch);
    }
  }

  private group(depth: number): Piece | undefined {
    let opening = "(";
    if (this.cursor.accept("*")) throw new UnsupportedPattern();
    if (this.cursor.accept("?")) {
      const kind = this.cursor.take(groupKind);
      if (!kind) throw new UnsupportedPattern();
      if (kind[0].startsWith("#")) return nothing;
      const name = kind[1] ?? kind[2];
      if (name !== undefined) this.names.set(name, ++this.groups);
      else opening = `(?${kind[0]}`;
    } else {
      this.groups++;
    }
    const inner = this.alternatives(depth + 1);
    if (!this.cursor.accept(")")) throw new InvalidPattern("missing closing parenthesis");
    const source = `${opening}${inner.source})`;
    return /^\(\?<?[=!]/.test(opening) ? this.closing(assertion(source)) : { ...inner, source };
  }

  private escape(): Piece {
    const ch = this.cursor.next();
    if (ch === undefined) throw new InvalidPattern("\\ at end of pattern");
    if (/[1-9]/.test(ch)) return this.backReference(ch + (this.cursor.take(digits)?.[0] ?? ""));
    switch (ch) {
      case "b":
      case "B":
        return this.closing(assertion(`\\${ch}`));
      case "A":
        return assertion("(?<![^])", "start");
      case "z":
        return this.closing(assertion("(?![^])"));
      case "Z":
        return this.closing(assertion("(?=\\n?(?![^]))"));
      default:
        return characterType(ch) ?? literal(escapedCharacter(this.cursor, ch));
    }
  }

  private backReference(number: string): Piece {
    if (Number(number) > this.groups) throw new UnsupportedPattern();
    return this.closing(assertion(`(?:\\${number})`));
  }

  /** Notes that a piece depends on more than the characters it matches. */
  private closing(piece: Piece): Piece {
    this.open = false;
    return piece;
  }
}

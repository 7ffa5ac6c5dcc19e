import { InvalidPattern, UnsupportedPattern } from "./pcreErrors";

/** One parsed piece: its JavaScript source, strings it may match, and what it says about where and whether it matches. */
export interface Piece {
  readonly source: string;
  readonly samples: readonly string[];
  /** Begins with `^`. */
  readonly anchored: boolean;
}

const nothing: Piece = { source: "", samples: [""], anchored: false };

const maximumDepth = 60;
const maximumSamples = 12;

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

/**
 * Reads a PCRE pattern into JavaScript's form, with samples of what it matches.
 *
 * `parse` throws InvalidPattern where PCRE would refuse it, UnsupportedPattern where JavaScript has no equal.
 */
export class PatternParser {
  readonly names = new Map<string, number>();
  flags: string;
  private position = 0;
  groups = 0;
  open = true;

  constructor(
    private readonly pattern: string,
    caseless: boolean,
  ) {
    this.flags = caseless ? "i" : "";
  }

  parse(): Piece {
    if (/[^\x00-\x7f]/.test(this.pattern)) {
      throw new UnsupportedPattern();
    }
    const options = /^\(\?([ims]+)\)/.exec(this.pattern);
    if (options) {
      this.position = options[0].length;
      this.flags = [...new Set(this.flags + options[1])].join("");
    }
    const piece = this.alternatives(0);
    if (this.position < this.pattern.length) {
      throw new InvalidPattern("unmatched closing parenthesis");
    }
    return piece;
  }

  private alternatives(depth: number): Piece {
    if (depth > maximumDepth) {
      throw new UnsupportedPattern();
    }
    const pieces = [this.sequence(depth)];
    while (this.accept("|")) {
      pieces.push(this.sequence(depth));
    }
    return pieces.length === 1
      ? pieces[0]!
      : {
          source: pieces.map((piece) => piece.source).join("|"),
          samples: pieces.flatMap((piece) => piece.samples).slice(0, 4 * maximumSamples),
          anchored: pieces.every((piece) => piece.anchored),
        };
  }

  private sequence(depth: number): Piece {
    const pieces: Piece[] = [];
    while (this.position < this.pattern.length && this.peek() !== "|" && this.peek() !== ")") {
      pieces.push(this.quantified(this.atom(depth)));
    }
    return pieces.length === 1 ? pieces[0]! : pieces.length === 0 ? nothing : join(pieces);
  }

  private quantified(atom: Piece | undefined): Piece {
    const quantifier = this.quantifier();
    if (atom === undefined) {
      if (quantifier) {
        throw new InvalidPattern("quantifier does not follow a repeatable item");
      }
      return nothing;
    }
    if (!quantifier) {
      return atom;
    }
    const { source, least } = quantifier;
    const repeated = atom.samples.map((sample) => sample.repeat(Math.max(1, Math.min(least, 64))));
    return {
      source: `${atom.source}${source}`,
      samples: least === 0 ? ["", ...repeated] : repeated,
      anchored: least > 0 && atom.anchored,
    };
  }

  private quantifier(): { readonly source: string; readonly least: number } | undefined {
    const match = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})/.exec(this.pattern.slice(this.position, this.position + 20));
    if (!match) {
      return undefined;
    }
    this.position += match[0].length;
    if (this.accept("+")) {
      throw new UnsupportedPattern();
    }
    const source = match[0] + (this.accept("?") ? "?" : "");
    return { source, least: match[0] === "+" ? 1 : Number(match[1] ?? 0) };
  }

  private atom(depth: number): Piece | undefined {
    const ch = this.pattern[this.position]!;
    if ("*+?".includes(ch)) {
      return undefined;
    }
    this.position++;
    switch (ch) {
      case "^":
        return { source: "^", samples: [""], anchored: true };
      case "$":
        return this.assertion(this.flags.includes("m") ? "$" : "(?=\\n?$)");
      case ".":
        return character(this.flags.includes("s") ? "[^]" : "[^\\n]", "x");
      case "(":
        return this.group(depth);
      case "[":
        return this.characterClass();
      case "\\":
        return this.escape();
      default:
        return literal(ch);
    }
  }

  private group(depth: number): Piece | undefined {
    let opening = "(";
    if (this.accept("*")) {
      throw new UnsupportedPattern();
    }
    if (this.accept("?")) {
      const kind = /^(?::|=|!|<=|<!|P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'|#[^)]*\))/.exec(
        this.pattern.slice(this.position),
      );
      if (!kind) {
        throw new UnsupportedPattern();
      }
      this.position += kind[0].length;
      if (kind[0].startsWith("#")) {
        return nothing;
      }
      const name = kind[1] ?? kind[2];
      if (name !== undefined) {
        this.names.set(name, ++this.groups);
      } else {
        opening = `(?${kind[0]}`;
      }
    } else {
      this.groups++;
    }
    const inner = this.alternatives(depth + 1);
    if (!this.accept(")")) {
      throw new InvalidPattern("missing closing parenthesis");
    }
    const source = `${opening}${inner.source})`;
    return /^\(\?<?[=!]/.test(opening) ? this.assertion(source) : { ...inner, source };
  }

  private escape(): Piece {
    const ch = this.pattern[this.position++];
    if (ch === undefined) {
      throw new InvalidPattern("\\ at end of pattern");
    }
    const positive = classEscapes[ch];
    const negative = negatedEscapes[ch];
    if (positive) {
      return character(`[${positive[0]}]`, positive[1]);
    }
    if (negative) {
      return character(negative[0], negative[1]);
    }
    if (/[1-9]/.test(ch)) {
      const digits = ch + (/^\d*/.exec(this.pattern.slice(this.position))?.[0] ?? "");
      this.position += digits.length - 1;
      if (Number(digits) > this.groups) {
        throw new UnsupportedPattern();
      }
      return { ...this.assertion(`(?:\\${digits})`), samples: [""] };
    }
    switch (ch) {
      case "b":
      case "B":
        return this.assertion(`\\${ch}`);
      case "A":
        return { source: "(?<![^])", samples: [""], anchored: true };
      case "z":
        return this.assertion("(?![^])");
      case "Z":
        return this.assertion("(?=\\n?(?![^]))");
      default:
        return literal(this.escapedCharacter(ch));
    }
  }

  /** The single character an escape stands for, in and out of a class. */
  private escapedCharacter(ch: string): string {
    const control = controls[ch];
    if (control !== undefined) {
      return control;
    }
    if (ch === "x") {
      const hex = /^(?:\{([0-9A-Fa-f]{1,2})\}|([0-9A-Fa-f]{1,2}))/.exec(
        this.pattern.slice(this.position, this.position + 4),
      );
      if (!hex) {
        throw new UnsupportedPattern();
      }
      this.position += hex[0].length;
      return String.fromCharCode(parseInt(hex[1] ?? hex[2] ?? "", 16));
    }
    if (/[A-Za-z0-9]/.test(ch)) {
      throw new UnsupportedPattern();
    }
    return ch;
  }

  private characterClass(): Piece {
    const negated = this.accept("^");
    let source = "";
    let first = true;
    for (;;) {
      const ch = this.pattern[this.position++];
      if (ch === undefined) {
        throw new InvalidPattern("missing terminating ] for character class");
      }
      if (ch === "]" && !first) {
        break;
      }
      first = false;
      source += this.classMember(ch);
    }
    const whole = `[${negated ? "^" : ""}${source}]`;
    let member: RegExp;
    try {
      member = new RegExp(whole, this.flags);
    } catch {
      throw new InvalidPattern("range out of order in character class");
    }
    const samples = ["a", "1", "A", "-", "_", ".", "/", "%", " ", ...printable].filter((sample) => member.test(sample));
    return { ...character(whole, samples[0] ?? ""), samples: samples.slice(0, 2) };
  }

  private classMember(ch: string): string {
    if (ch === "[") {
      const posix = /^:(\^?)(\w+):\]/.exec(this.pattern.slice(this.position, this.position + 12));
      if (posix) {
        const members = posixClasses[posix[2] ?? ""];
        if (posix[1] || members === undefined) {
          throw new UnsupportedPattern();
        }
        this.position += posix[0].length;
        return members;
      }
      return "\\[";
    }
    if (ch !== "\\") {
      return ch === "^" || ch === "-" ? (ch === "^" ? "\\^" : "-") : ch;
    }
    const escaped = this.pattern[this.position++];
    if (escaped === undefined) {
      throw new InvalidPattern("missing terminating ] for character class");
    }
    const positive = classEscapes[escaped];
    if (positive) {
      return positive[0];
    }
    if ("DWS".includes(escaped)) {
      return `\\${escaped}`;
    }
    return escapeLiteral(escaped === "b" ? "\b" : this.escapedCharacter(escaped)).replace(/^-$/, "\\-");
  }

  /** What depends on more than the characters it matches. */
  private assertion(source: string): Piece {
    this.open = false;
    return { source, samples: [""], anchored: false };
  }

  private peek(): string | undefined {
    return this.pattern[this.position];
  }

  private accept(ch: string): boolean {
    if (this.pattern[this.position] !== ch) {
      return false;
    }
    this.position++;
    return true;
  }
}

const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

function join(pieces: readonly Piece[]): Piece {
  return {
    source: pieces.map((piece) => piece.source).join(""),
    samples: joinSamples(pieces),
    anchored: pieces[0]!.anchored,
  };
}

/** The first sample of every piece, then each piece's others with the rest at their first. */
function joinSamples(pieces: readonly Piece[]): string[] {
  const first = pieces.map((piece) => piece.samples[0] ?? "");
  const last = pieces.map((piece) => piece.samples.at(-1) ?? "");
  const joined = new Set([first.join(""), last.join("")]);
  for (const [index, piece] of pieces.entries()) {
    for (const sample of piece.samples.slice(1)) {
      if (joined.size >= 4 * maximumSamples) {
        return [...joined];
      }
      joined.add([...first.slice(0, index), sample, ...first.slice(index + 1)].join(""));
      joined.add([...last.slice(0, index), sample, ...last.slice(index + 1)].join(""));
    }
  }
  return [...joined];
}

function character(source: string, sample: string): Piece {
  return { source, samples: [sample], anchored: false };
}

function literal(ch: string): Piece {
  return character(escapeLiteral(ch), ch);
}

function escapeLiteral(ch: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(ch)
    ? `\\${ch}`
    : ch < " " || ch > "~"
      ? `\\x${ch.charCodeAt(0).toString(16).padStart(2, "0")}`
      : ch;
}

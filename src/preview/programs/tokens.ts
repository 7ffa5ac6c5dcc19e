/** A word, a text in quotation marks, or a single sign of a program. */
export interface Token {
  readonly kind: "word" | "text" | "sign";
  /** Of a text, what is between its quotation marks. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
}

const WORD = /[\p{L}_$][\p{L}\p{N}_$]*|\d[\w.]*/uy;

/** What may stand between the tokens of TypeScript and JavaScript; a regular expression follows an operator. */
const SCRIPT = {
  blank: /\s+|\/\/[^\n]*|\/\*[^]*?\*\//y,
  text: /"((?:[^"\\\n]|\\[^])*)"|'((?:[^'\\\n]|\\[^])*)'|`((?:[^`\\$]|\\[^]|\$(?!\{))*)`/y,
  pattern: /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y,
};

const PYTHON = {
  blank: /\s+|#[^\n]*|\\\n/y,
  text: /[rRbBuUfF]{0,2}(?:"""((?:[^\\]|\\[^])*?)"""|'''((?:[^\\]|\\[^])*?)'''|"((?:[^"\\\n]|\\[^])*)"|'((?:[^'\\\n]|\\[^])*)')/y,
};

/** The tokens of a program in TypeScript, JavaScript or Python: enough to find a call in it and the keys that it names. */
export function tokensOf(source: string, isPython: boolean): readonly Token[] {
  const scanner = new Scanner(source, isPython);
  return scanner.tokens;
}

class Scanner {
  readonly tokens: Token[] = [];
  private at = 0;
  private line = 1;
  private lineStart = 0;

  constructor(
    private readonly source: string,
    private readonly isPython: boolean,
  ) {
    this.scan(undefined);
  }

  /** Reads up to the end, or to the sign that closes a part of a template. */
  private scan(end: string | undefined): void {
    let depth = 0;
    while (this.at < this.source.length) {
      if (this.skip(this.isPython ? PYTHON.blank : SCRIPT.blank)) continue;
      const sign = this.source[this.at]!;
      if (sign === end && depth === 0) return;
      if (sign === "{") depth += 1;
      if (sign === "}") depth -= 1;
      if (!this.text() && !this.word()) this.other(sign);
    }
  }

  private text(): boolean {
    const found = this.match(this.isPython ? PYTHON.text : SCRIPT.text);
    if (!found) return false;
    this.add("text", found.slice(1).find((part) => part !== undefined) ?? "", found[0].length);
    return true;
  }

  private word(): boolean {
    const found = this.match(WORD);
    if (found) this.add("word", found[0], found[0].length);
    return found !== null;
  }

  private other(sign: string): void {
    if (this.isPython) return this.add("sign", sign, 1);
    if (sign === "`") return this.template();
    if (sign === "/" && this.mayStartPattern() && this.skip(SCRIPT.pattern)) return;
    this.add("sign", sign, 1);
  }

  /** A template with expressions in it: a text that is no name, and the tokens of its expressions. */
  private template(): void {
    this.add("sign", "`", 1);
    while (this.at < this.source.length && this.source[this.at] !== "`") {
      if (this.source.startsWith("${", this.at)) {
        this.move(2);
        this.scan("}");
        this.move(1);
      } else {
        this.move(this.source[this.at] === "\\" ? 2 : 1);
      }
    }
    this.add("sign", "`", 1);
  }

  private mayStartPattern(): boolean {
    const last = this.tokens.at(-1);
    if (last === undefined || /^(?:return|typeof|case|in|of)$/.test(last.text)) return true;
    return last.kind === "sign" && !/[)\]}`]/.test(last.text);
  }

  private add(kind: Token["kind"], text: string, length: number): void {
    this.tokens.push({ kind, text, line: this.line, column: this.at - this.lineStart });
    this.move(length);
  }

  private skip(pattern: RegExp): boolean {
    const found = this.match(pattern);
    if (found) this.move(found[0].length);
    return found !== null;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.source);
  }

  private move(length: number): void {
    const end = Math.min(this.at + length, this.source.length);
    for (; this.at < end; this.at += 1) {
      if (this.source[this.at] !== "\n") continue;
      this.line += 1;
      this.lineStart = this.at + 1;
    }
  }
}

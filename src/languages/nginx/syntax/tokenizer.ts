import { NginxError } from "./error";
import { luaBlockEnd } from "./lua";

/** A file of a configuration. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A word of a statement, without its quotes and escapes. */
export interface Argument {
  readonly text: string;
  readonly quoted: boolean;
}

/** The words up to a terminator. `}` and the end of the file (`""`) come without words. */
export interface Statement {
  readonly words: readonly Argument[];
  readonly terminator: ";" | "{" | "}" | "";
  readonly line: number;
  readonly column: number;
}

/** nginx reads through a buffer of this many bytes, which a single word or comment has to fit. */
const longestWord = 4096;

const blank = /[ \t\r\n]+/y;
const comment = /#[^\n]*\n?/y;
// A little more than the longest word, so that no input makes them run on.
const plainWord = new RegExp(`(?:[^\\\\$ \\t\\r\\n;{]|\\\\[^]|\\$\\{*){0,${longestWord + 2}}`, "y");
const quotedWord: Readonly<Record<string, RegExp | undefined>> = {
  '"': new RegExp(`(?:[^\\\\"]|\\\\[^]){0,${longestWord + 2}}`, "y"),
  "'": new RegExp(`(?:[^\\\\']|\\\\[^]){0,${longestWord + 2}}`, "y"),
};

/**
 * Splits a file into statements as nginx's own reader does: quotes, comments and `}` are special only where a word may
 * start, a backslash protects any next character, `${` never opens a block.
 */
export class Tokenizer {
  private readonly bytes: string;
  private readonly ascii: boolean;
  private position = 0;
  private line = 1;
  private lineStart = 0;
  private lineEnd: number;

  /** Throws NginxError for content that is not text. */
  constructor(private readonly file: SourceFile) {
    this.ascii = !/[^\x00-\x7f]/.test(file.text);
    // nginx counts bytes, and the limit on words is in bytes.
    this.bytes = this.ascii ? file.text : Buffer.from(file.text, "utf8").toString("latin1");
    this.lineEnd = this.nextLineEnd(0);
    if (this.bytes.includes("\0")) throw this.error("binary content instead of a configuration");
  }

  /** The next statement. Throws NginxError if nginx would. */
  next(): Statement {
    const words: Argument[] = [];
    let line = 0;
    let column = 0;
    for (;;) {
      this.skipBlank();
      const ch = this.bytes[this.position];
      if (words.length === 0) {
        line = this.line;
        column = this.position - this.lineStart + 1;
      }
      if (ch === undefined || ch === "}" || ch === ";" || ch === "{") {
        this.position++;
        return { words, terminator: this.checkTerminator(ch, words), line, column };
      }
      words.push(ch === '"' || ch === "'" ? this.readQuoted(ch) : this.readPlain());
    }
  }

  /** Passes over the body of a Lua block, whose `{` was just read. Throws NginxError if it does not end. */
  skipLua(): void {
    const end = luaBlockEnd(this.bytes, this.position);
    if (end < 0) throw this.error("unexpected end of file in a Lua block");
    this.moveTo(end);
  }

  error(reason: string, line = this.line): NginxError {
    return new NginxError(reason, this.file.path, line);
  }

  private checkTerminator(ch: string | undefined, words: readonly Argument[]): Statement["terminator"] {
    if (ch === undefined) {
      if (words.length > 0) throw this.endOfFile();
      return "";
    }
    if ((ch === "}") === words.length > 0) throw this.error(`unexpected "${ch}"`);
    return ch as "}" | ";" | "{";
  }

  private skipBlank(): void {
    for (;;) {
      const start = this.position;
      this.moveTo(endOf(blank, this.bytes, start));
      if (this.bytes[this.position] === "#") {
        const hash = this.position;
        const end = endOf(comment, this.bytes, hash);
        this.checkLength(hash, end - 1, "");
        this.moveTo(end);
      }
      if (this.position === start) return;
    }
  }

  private readPlain(): Argument {
    const start = this.position;
    const end = endOf(plainWord, this.bytes, start);
    this.checkLength(start, isSpace(this.bytes[end]) ? end + 1 : end, "");
    if (!isSpace(this.bytes[end]) && !/[;{]/.test(this.bytes[end] ?? "")) throw this.endOfFile();
    this.moveTo(end);
    return { text: this.decode(start, end), quoted: false };
  }

  private readQuoted(quote: string): Argument {
    const start = this.position + 1;
    const end = endOf(quotedWord[quote]!, this.bytes, start);
    const after = this.bytes[end + 1];
    this.checkLength(start, isSpace(after) ? end + 2 : end + 1, quote);
    if (this.bytes[end] !== quote) throw this.endOfFile();
    this.moveTo(end + 1);
    if (after !== undefined && !isSpace(after) && !/[;{)]/.test(after))
      throw this.error("unexpected character after a closing quote");
    return { text: this.decode(start, end), quoted: true };
  }

  private endOfFile(): NginxError {
    this.moveTo(this.bytes.length);
    return this.error('unexpected end of file, expecting ";" or "}"');
  }

  /** nginx fails when its buffer is full of one word or comment and more is to come. */
  private checkLength(start: number, lastRead: number, quote: string): void {
    if (Math.min(lastRead, this.bytes.length - 1) - start >= longestWord) {
      throw this.error(
        quote === "" ? "too long parameter" : `too long parameter, probably missing terminating ${quote} character`,
      );
    }
  }

  /** Moves on and counts the lines passed. */
  private moveTo(position: number): void {
    while (this.lineEnd < position) {
      this.line++;
      this.lineStart = this.lineEnd + 1;
      this.lineEnd = this.nextLineEnd(this.lineStart);
    }
    this.position = position;
  }

  private nextLineEnd(from: number): number {
    const at = this.bytes.indexOf("\n", from);
    return at < 0 ? Infinity : at;
  }

  private decode(start: number, end: number): string {
    const bytes = this.bytes.slice(start, end);
    const text = this.ascii ? bytes : Buffer.from(bytes, "latin1").toString("utf8");
    return text.includes("\\") ? text.replace(/\\(["'\\trn])|\\[^]/g, decodeEscape) : text;
  }
}

const escapes: Readonly<Record<string, string>> = { t: "\t", r: "\r", n: "\n" };

function decodeEscape(whole: string, decoded: string | undefined): string {
  return decoded === undefined ? whole : (escapes[decoded] ?? decoded);
}

/** Where a sticky expression that matches anything at all stops, from a position on. */
function endOf(expression: RegExp, text: string, from: number): number {
  expression.lastIndex = from;
  return expression.test(text) ? expression.lastIndex : from;
}

function isSpace(ch: string | undefined): boolean {
  return ch === " " || ch === "\t" || ch === "\r" || ch === "\n";
}

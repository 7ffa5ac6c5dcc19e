import { NginxError } from "./error";
import { luaBlockEnd } from "./lua";

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

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
  readonly endLine: number;
}

/** nginx reads through a buffer of this many bytes, which a single word or comment has to fit. */
const longestWord = 4096;

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const DOLLAR = 36;
const SINGLE_QUOTE = 39;
const CLOSE_PAREN = 41;
const SEMICOLON = 59;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

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

  /** Throws NginxError for content that is not text. */
  constructor(private readonly file: SourceFile) {
    this.ascii = !/[^\x00-\x7f]/.test(file.text);
    // nginx counts bytes, and the limit on words is in bytes.
    this.bytes = this.ascii ? file.text : Buffer.from(file.text, "utf8").toString("latin1");
    if (this.bytes.includes("\0")) {
      throw this.error("binary content instead of a configuration");
    }
  }

  /** The next statement. Throws NginxError where nginx would. */
  next(): Statement {
    const { bytes } = this;
    const words: Argument[] = [];
    let start = this.position;
    let firstLine = this.line;
    let firstColumn = 1;
    let betweenWords = true;
    let afterQuote = false;
    let comment = false;
    let escaped = false;
    let dollar = false;
    let quote = 0;

    const finish = (terminator: Statement["terminator"]): Statement => ({
      words,
      terminator,
      line: firstLine,
      column: firstColumn,
      endLine: this.line,
    });
    const take = (end: number, quoted: boolean): void => {
      words.push({ text: this.decode(bytes.slice(start, end)), quoted });
    };

    while (this.position < bytes.length) {
      if (this.position - start >= longestWord) {
        throw this.error("too long parameter");
      }
      const ch = bytes.charCodeAt(this.position++);
      if (ch === LF) {
        this.line++;
        this.lineStart = this.position;
        comment = false;
      }
      if (comment) {
        continue;
      }
      if (escaped) {
        escaped = false;
        continue;
      }
      if (afterQuote) {
        if (isSpace(ch)) {
          betweenWords = true;
          afterQuote = false;
          continue;
        }
        if (ch === SEMICOLON) {
          return finish(";");
        }
        if (ch === OPEN_BRACE) {
          return finish("{");
        }
        if (ch !== CLOSE_PAREN) {
          throw this.error("unexpected character after a closing quote");
        }
        betweenWords = true;
        afterQuote = false;
      }
      if (betweenWords) {
        start = this.position - 1;
        if (isSpace(ch)) {
          continue;
        }
        if (ch === HASH) {
          comment = true;
          continue;
        }
        if (ch === CLOSE_BRACE) {
          if (words.length > 0) {
            throw this.error('unexpected "}"');
          }
          firstLine = this.line;
          return finish("}");
        }
        if (ch === SEMICOLON || ch === OPEN_BRACE) {
          if (words.length === 0) {
            throw this.error(ch === SEMICOLON ? 'unexpected ";"' : 'unexpected "{"');
          }
          return finish(ch === SEMICOLON ? ";" : "{");
        }
        if (words.length === 0) {
          firstLine = this.line;
          firstColumn = start - this.lineStart + 1;
        }
        betweenWords = false;
        if (ch === BACKSLASH) {
          escaped = true;
        } else if (ch === DOUBLE_QUOTE || ch === SINGLE_QUOTE) {
          quote = ch;
          start++;
        } else if (ch === DOLLAR) {
          dollar = true;
        }
        continue;
      }
      if (ch === OPEN_BRACE && dollar) {
        continue;
      }
      dollar = false;
      if (ch === BACKSLASH) {
        escaped = true;
      } else if (ch === DOLLAR) {
        dollar = true;
      } else if (quote !== 0) {
        if (ch === quote) {
          take(this.position - 1, true);
          quote = 0;
          afterQuote = true;
        }
      } else if (isSpace(ch) || ch === SEMICOLON || ch === OPEN_BRACE) {
        take(this.position - 1, false);
        betweenWords = true;
        if (ch === SEMICOLON) {
          return finish(";");
        }
        if (ch === OPEN_BRACE) {
          return finish("{");
        }
      }
    }
    if (words.length > 0 || !betweenWords) {
      throw this.error('unexpected end of file, expecting ";" or "}"');
    }
    return finish("");
  }

  /** Passes over the body of a Lua block, whose `{` was just read. Throws NginxError where it does not end. */
  skipLua(): void {
    const end = luaBlockEnd(this.bytes, this.position);
    if (end < 0) {
      throw this.error("unexpected end of file in a Lua block");
    }
    for (let at = this.bytes.indexOf("\n", this.position); at >= 0 && at < end; at = this.bytes.indexOf("\n", at + 1)) {
      this.line++;
      this.lineStart = at + 1;
    }
    this.position = end;
  }

  error(reason: string): NginxError {
    return new NginxError(reason, this.file.path, this.line);
  }

  private decode(bytes: string): string {
    const text = this.ascii ? bytes : Buffer.from(bytes, "latin1").toString("utf8");
    return text.includes("\\") ? text.replace(/\\(["'\\trn])|\\[^]/g, decodeEscape) : text;
  }
}

const escapes: Readonly<Record<string, string>> = { t: "\t", r: "\r", n: "\n" };

function decodeEscape(whole: string, decoded: string | undefined): string {
  return decoded === undefined ? whole : (escapes[decoded] ?? decoded);
}

function isSpace(ch: number): boolean {
  return ch === SPACE || ch === LF || ch === TAB || ch === CR;
}

/** A simple command: its words expanded, and where its input and output go. */
export interface ShellCommand {
  readonly words: readonly string[];
  /** The text that a here-document or here-string gives it. */
  readonly input?: string;
  /** The files that its output goes to, in order. */
  readonly outputs: readonly string[];
  /** Whether its output goes to the next command. */
  readonly piped: boolean;
}

/** The value of a variable: `undefined` where it is not set, `computed` where only a run would tell. */
export type Environment = (name: string) => string | undefined;

/** Stands for what a command would print or a script computes: nobody knows it. */
export const computed = "\0computed\0";

/** Whether a text rests on something that only running the script would tell. */
export function isComputed(text: string): boolean {
  return text.includes(computed);
}

interface HereDocument {
  readonly end: string;
  readonly isQuoted: boolean;
  readonly stripsTabs: boolean;
  readonly command: Building;
}

interface Building {
  words: string[];
  input?: string;
  outputs: string[];
  piped: boolean;
}

/**
 * The simple commands of a shell script, as far as a POSIX shell would split them without running anything: quotes,
 * variables, redirections, here-documents. Conditions and loops are not followed: their commands are listed as they stand.
 */
export function shellCommands(script: string, environment: Environment): readonly ShellCommand[] {
  return new Parser(script, environment).parse();
}

class Parser {
  private at = 0;
  private readonly commands: Building[] = [];
  private current: Building = { words: [], outputs: [], piped: false };
  private pending: HereDocument[] = [];

  constructor(
    private readonly text: string,
    private readonly environment: Environment,
  ) {}

  parse(): readonly ShellCommand[] {
    while (this.at < this.text.length) this.step();
    this.finish(false);
    return this.commands;
  }

  private step(): void {
    const rest = this.text.slice(this.at, this.at + 3);
    const char = rest[0]!;
    if (char === "\n") {
      this.at++;
      this.finish(false);
      this.readHereDocuments();
    } else if (/\s/.test(char)) this.at++;
    else if (rest.startsWith("\\\n")) this.at += 2;
    else if (char === "#") this.skipLine();
    else if (/^(?:&&|\|\|)/.test(rest)) this.separate(2, false);
    else if (char === "|") this.separate(1, true);
    else if (/[;&()]/.test(char) && !rest.startsWith("&>")) this.separate(1, false);
    else if (rest === "<<<") {
      this.at += 3;
      this.current.input = `${this.word().text}\n`;
    } else if (rest.startsWith("<<")) this.hereDocument();
    else if (/^(?:\d*>|&>)/.test(rest)) this.output();
    else if (char === "<") {
      this.at++;
      this.word();
      this.current.input = computed;
    } else this.current.words.push(this.word().text);
  }

  private separate(length: number, piped: boolean): void {
    this.at += length;
    this.finish(piped);
  }

  private finish(piped: boolean): void {
    const { words, outputs } = this.current;
    if (words.length > 0 || outputs.length > 0) this.commands.push({ ...this.current, piped });
    // A here-document that is still to come belongs to the command as listed.
    const listed = this.commands.at(-1);
    this.pending = this.pending.map((each) =>
      each.command === this.current && listed ? { ...each, command: listed } : each,
    );
    this.current = { words: [], outputs: [], piped: false };
  }

  private skipLine(): void {
    const end = this.text.indexOf("\n", this.at);
    this.at = end < 0 ? this.text.length : end;
  }

  private output(): void {
    const [operator = ">"] = /^(?:\d*>>?&?\|?|&>>?)/.exec(this.text.slice(this.at)) ?? [];
    this.at += operator.length;
    const target = this.word().text;
    if (/^(?:1?>>?\|?|&>>?)$/.test(operator) && !operator.endsWith("&")) this.current.outputs.push(target);
  }

  private hereDocument(): void {
    this.at += 2;
    const stripsTabs = this.text[this.at] === "-";
    if (stripsTabs) this.at++;
    const { text: end, isQuoted } = this.word();
    this.pending.push({ end, isQuoted, stripsTabs, command: this.current });
  }

  private readHereDocuments(): void {
    for (const { end, isQuoted, stripsTabs, command } of this.pending) {
      const lines: string[] = [];
      while (this.at < this.text.length) {
        const next = this.text.indexOf("\n", this.at);
        const line = this.text.slice(this.at, next < 0 ? undefined : next);
        this.at = next < 0 ? this.text.length : next + 1;
        // Programs indent their scripts, so white space before the end is taken for a slip of the quotation.
        if ((stripsTabs ? line.replace(/^\t+/, "") : line).trim() === end) break;
        lines.push(stripsTabs ? line.replace(/^\t+/, "") : line);
      }
      const text = lines.map((line) => `${line}\n`).join("");
      command.input = isQuoted ? text : this.expand(text);
    }
    this.pending = [];
  }

  /** The next word with its quotes taken off and its variables filled in. */
  private word(): { readonly text: string; readonly isQuoted: boolean } {
    while (/[ \t]/.test(this.text[this.at] ?? "")) this.at++;
    let text = "";
    let isQuoted = false;
    for (let char = this.text[this.at]; char !== undefined && !/[\s;&|<>()]/.test(char); char = this.text[this.at]) {
      if (char === "'" || char === '"') {
        isQuoted = true;
        text += this.quoted(char);
      } else if (char === "\\") {
        isQuoted = true;
        text += this.text[this.at + 1] ?? "";
        this.at += 2;
      } else if (char === "$" || char === "`") text += this.substitution();
      else {
        text += char;
        this.at++;
      }
    }
    if (text === "" && !isQuoted) this.at++;
    return { text, isQuoted };
  }

  private quoted(quote: string): string {
    const start = ++this.at;
    if (quote === "'") {
      const end = this.text.indexOf("'", start);
      this.at = end < 0 ? this.text.length : end + 1;
      return this.text.slice(start, end < 0 ? undefined : end);
    }
    let text = "";
    while (this.at < this.text.length && this.text[this.at] !== '"') {
      const char = this.text[this.at]!;
      if (char === "\\") {
        const next = this.text[this.at + 1] ?? "";
        text += /["\\$`]/.test(next) ? next : next === "\n" ? "" : `\\${next}`;
        this.at += 2;
      } else if (char === "$" || char === "`") text += this.substitution();
      else {
        text += char;
        this.at++;
      }
    }
    this.at++;
    return text;
  }

  /** A variable or a command substitution at the current place. */
  private substitution(): string {
    const rest = this.text.slice(this.at);
    const [variable, braced, bare] = /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/.exec(rest) ?? [];
    if (variable !== undefined) {
      this.at += variable.length;
      return this.environment(braced ?? bare ?? "") ?? "";
    }
    const [command] = /^(?:\$\([^)]*\)?|`[^`]*`?|\$\{[^}]*\}?)/.exec(rest) ?? [];
    this.at += command?.length ?? 1;
    return command === undefined ? "$" : computed;
  }

  /** A here-document whose end is not quoted, filled in. */
  private expand(text: string): string {
    return text.replace(
      /\\([$`\\])|\\\n|\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)|\$\([^)]*\)|`[^`]*`/g,
      (whole: string, escaped?: string, braced?: string, bare?: string) => {
        if (escaped !== undefined) return escaped;
        if (whole === "\\\n") return "";
        const name = braced ?? bare;
        return name === undefined ? computed : (this.environment(name) ?? "");
      },
    );
  }
}

import { Expander } from "./expand";
import { leading, opening, closing, headers, declaring, tests } from "./reserved";
import type { Output, ScriptOptions, ShellCommand } from "./shellCommand";
import { computed, Variables, type Environment } from "./variables";

export type { Output, ScriptOptions, ShellCommand } from "./shellCommand";
export { computed, holdsSecret, isComputed, secret, type Environment } from "./variables";

interface HereDocument {
  readonly end: string;
  readonly isQuoted: boolean;
  readonly stripsTabs: boolean;
  readonly command: OpenCommand;
}

interface OpenCommand {
  words: string[];
  assignments: Map<string, string>;
  input?: string;
  inputPath?: string;
  outputs: Output[];
  piped: boolean;
  isConditional: boolean;
  folder: string;
  exported: () => ReadonlyMap<string, string>;
}

/** Scripts may source each other. */
const MAX_SOURCED = 20;

/**
 * The simple commands of a shell script, split as a POSIX shell would without running anything: quotes, variables,
 * redirections, here-documents, sourced files. Conditions and loops are not followed: their commands are
 * listed as they stand, and what they set is `computed`.
 */
export function shellCommands(
  script: string,
  environment: Environment,
  options: ScriptOptions = {},
): readonly ShellCommand[] {
  return new Parser(script, new Variables(environment, options.parameters ?? []), options).parse();
}

class Parser {
  private at = 0;
  private readonly commands: ShellCommand[] = [];
  private current = emptyCommand();
  private pending: HereDocument[] = [];
  /** How many conditions and loops are open, and how many parentheses. */
  private depth = 0;
  private parentheses = 0;
  private folder = "";
  /** Whether the command before lets this one run only if it fails, or is a test. */
  private isConditional = false;

  constructor(
    private readonly text: string,
    private readonly variables: Variables,
    private readonly options: ScriptOptions,
    private readonly level = 0,
  ) {}

  private get next(): string | undefined {
    return this.text[this.at];
  }

  parse(): readonly ShellCommand[] {
    while (this.at < this.text.length) this.step();
    this.finish(false);
    return this.commands;
  }

  private step(): void {
    if (!this.skip() && !this.operator() && !this.redirection()) this.argument();
  }

  /** Passes over white space, continued lines and comments; a line feed ends the command. */
  private skip(): boolean {
    if (this.next === "\n") {
      this.at++;
      this.finish(false);
      this.readHereDocuments();
      return true;
    }
    const [blank = ""] = this.match(/(?:[^\S\n]|\\\n)+|#[^\n]*/y) ?? [];
    this.at += blank.length;
    return blank !== "";
  }

  /** Reads what separates or groups commands. */
  private operator(): boolean {
    const [operator] = this.match(/&&|\|\||[|();]|&(?!>)/y) ?? [];
    if (operator === undefined) return false;
    const { words } = this.current;
    this.at += operator.length;
    if (operator === "(") {
      this.parentheses++;
      this.finish(false);
    } else if (operator === ")") {
      this.closeParenthesis();
    } else {
      this.finish(operator === "|");
      this.isConditional = operator === "||" || (operator === "&&" && tests.has(words[0] ?? ""));
    }
    return true;
  }

  /** Reads where a command's input comes from or its output goes to. */
  private redirection(): boolean {
    const [operator] = this.match(/<<<|<<-?|<|\d*>>?&?\|?|&>>?/y) ?? [];
    if (operator === undefined) return false;
    this.at += operator.length;
    const { text, isQuoted } = this.word();
    if (operator === "<<<") this.current.input = `${text}\n`;
    else if (operator.startsWith("<<")) this.expectHereDocument(text, isQuoted, operator === "<<-");
    else if (operator === "<") Object.assign(this.current, { inputPath: text, input: computed });
    else if (/^(?:1?>>?\|?|&>>?)$/.test(operator))
      this.current.outputs.push({ path: text, appends: operator.includes(">>") });
    return true;
  }

  private argument(): void {
    const { words, assignments } = this.current;
    const isAssignment = this.matches(/[A-Za-z_]\w*\+?=/y);
    const parameters = this.allParameters();
    if (parameters) {
      words.push(...parameters);
      return;
    }
    const { text, fields } = this.word();
    if (isAssignment && words.every((word) => leading.has(word) || opening.has(word))) {
      const [name, value] = splitAssignment(text);
      assignments.set(name, value);
    } else {
      words.push(...(isAssignment && declaring.has(words[0] ?? "") ? [text] : fields));
    }
  }

  /** The positional parameters where `"$@"` or `$*` stands as a word. */
  private allParameters(): readonly string[] | undefined {
    const [whole] = this.match(/"\$(?:[@*]|\{[@*]\})"(?=[\s;&|)]|$)|\$(?:[@*]|\{[@*]\})(?=[\s;&|)]|$)/y) ?? [];
    if (whole === undefined) return undefined;
    this.at += whole.length;
    return this.variables.parameters;
  }

  /** The end of a subshell or, if none is open, of a pattern of `case`, which is not a command. */
  private closeParenthesis(): void {
    if (this.parentheses > 0) {
      this.parentheses--;
    } else {
      this.current = emptyCommand();
      // What looks like a pipe are the alternatives of the pattern.
      while (this.commands.at(-1)?.piped) this.commands.pop();
    }
    this.finish(false);
  }

  private finish(piped: boolean): void {
    const command = this.current;
    this.current = emptyCommand();
    const { assignments, outputs } = command;
    const words = this.withoutReserved(command.words);
    if (words.length + outputs.length + assignments.size === 0) {
      this.isConditional = false;
      return;
    }
    this.declare(words, assignments);
    if (words[0] === "cd") this.folder = folderFrom(this.folder, words[1] ?? "");
    // The same object: a here-document that is still to come belongs to the command as listed.
    this.commands.push(
      Object.assign(command, {
        words,
        piped,
        isConditional: this.depth > 0 || this.isConditional,
        folder: this.folder,
        exported: this.variables.exported(),
      }),
    );
    this.source(words);
    this.isConditional = false;
  }

  private withoutReserved(given: readonly string[]): string[] {
    let words = [...given];
    for (let first = words[0]; first !== undefined; first = words[0]) {
      if (opening.has(first)) this.depth++;
      if (closing.has(first)) this.depth = Math.max(0, this.depth - 1);
      if (first === "for") this.variables.set(words[1] ?? "", computed);
      if (headers.has(first)) return [];
      if (!leading.has(first) && !opening.has(first)) break;
      words = words.slice(1);
    }
    return words;
  }

  /** What a command does to the script's variables. */
  private declare([command = "", ...args]: readonly string[], assignments: ReadonlyMap<string, string>): void {
    const certain = (value: string): string => (this.depth > 0 || this.isConditional ? computed : value);
    if (command === "") {
      for (const [name, value] of assignments) this.variables.set(name, certain(value));
    } else if (declaring.has(command)) {
      const exports = command === "export" || args.some((arg) => /^-\w*x/.test(arg));
      for (const arg of args.filter((each) => !each.startsWith("-"))) {
        const [name, value] = splitAssignment(arg);
        if (arg.includes("=")) this.variables.set(name, certain(value));
        if (exports) this.variables.export(name);
      }
    } else if (command === "set" && /^-\w*a/.test(args[0] ?? "")) {
      this.variables.exportsAll = true;
    } else if (command === "set" && /^\+\w*a/.test(args[0] ?? "")) {
      this.variables.exportsAll = false;
    } else if (command === "set" && args[1] === "allexport") {
      this.variables.exportsAll = args[0] === "-o";
    } else if (command === "unset") {
      for (const arg of args) this.variables.unset(arg);
    } else if (command === "read") {
      for (const arg of args) this.variables.set(arg, computed);
    } else if (command === "eval") {
      this.variables.hideUnset();
    }
  }

  /** Goes on with a file that the script sources. */
  private source([command = "", path = ""]: readonly string[]): void {
    if ((command !== "." && command !== "source") || path === "") return;
    const text = this.level < MAX_SOURCED ? this.options.sourced?.(path) : undefined;
    if (text === undefined) this.variables.hideUnset();
    else this.commands.push(...new Parser(text, this.variables, this.options, this.level + 1).parse());
  }

  private expectHereDocument(end: string, isQuoted: boolean, stripsTabs: boolean): void {
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
      command.input = isQuoted ? text : new Expander(text, 0, this.variables).document();
    }
    this.pending = [];
  }

  /** The next word without its quotes and with its variables filled in. */
  private word(): { readonly text: string; readonly fields: readonly string[]; readonly isQuoted: boolean } {
    while (/[ \t]/.test(this.text[this.at] ?? "")) this.at++;
    const expander = new Expander(this.text, this.at, this.variables);
    const word = expander.word();
    this.at = word.fields.length === 0 && expander.at === this.at ? this.at + 1 : expander.at;
    return word;
  }

  private matches(pattern: RegExp): boolean {
    return this.match(pattern) !== null;
  }

  /** What a sticky pattern matches at the current place. */
  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }
}

function emptyCommand(): OpenCommand {
  return {
    words: [],
    assignments: new Map(),
    outputs: [],
    piped: false,
    isConditional: false,
    folder: "",
    exported: () => new Map(),
  };
}

function folderFrom(folder: string, path: string): string {
  return path.startsWith("/") || folder === "" ? path : `${folder.replace(/\/+$/, "")}/${path}`;
}

function splitAssignment(assignment: string): readonly [name: string, value: string] {
  const at = assignment.indexOf("=");
  return at < 0 ? [assignment, ""] : [assignment.slice(0, at).replace(/\+$/, ""), assignment.slice(at + 1)];
}

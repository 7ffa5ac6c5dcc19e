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
  folder: string;
  exported: () => ReadonlyMap<string, string>;
}

/** Scripts may source each other. */
const MAX_SOURCED = 20;

/**
 * The simple commands of a shell script, as far as a POSIX shell would split them without running anything: quotes,
 * variables, redirections, here-documents, sourced files. Conditions and loops are not followed: their commands are
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
    } else if (/\s/.test(char)) {
      this.at++;
    } else if (rest.startsWith("\\\n")) {
      this.at += 2;
    } else if (char === "#") {
      this.skipLine();
    } else if (rest.startsWith("&&")) {
      this.separate(2, false, tests.has(this.current.words[0] ?? ""));
    } else if (rest.startsWith("||")) {
      this.separate(2, false, true);
    } else if (char === "|") {
      this.separate(1, true);
    } else if (char === "(") {
      this.openParenthesis();
    } else if (char === ")") {
      this.closeParenthesis();
    } else if (/[;&]/.test(char) && !rest.startsWith("&>")) {
      this.separate(1, false);
    } else if (rest === "<<<") {
      this.at += 3;
      this.current.input = `${this.word().text}\n`;
    } else if (rest.startsWith("<<")) {
      this.hereDocument();
    } else if (/^(?:\d*>|&>)/.test(rest)) {
      this.output();
    } else if (char === "<") {
      this.at++;
      this.current.inputPath = this.word().text;
      this.current.input = computed;
    } else {
      this.argument();
    }
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

  private separate(length: number, piped: boolean, isConditional = false): void {
    this.at += length;
    this.finish(piped);
    this.isConditional = isConditional;
  }

  private openParenthesis(): void {
    this.at++;
    this.parentheses++;
    this.finish(false);
  }

  /** The end of a subshell or, where none is open, of a pattern of `case`, which is no command. */
  private closeParenthesis(): void {
    this.at++;
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
      Object.assign(command, { words, piped, folder: this.folder, exported: this.variables.exported() }),
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

  private skipLine(): void {
    const end = this.text.indexOf("\n", this.at);
    this.at = end < 0 ? this.text.length : end;
  }

  private output(): void {
    const [operator = ">"] = this.match(/\d*>>?&?\|?|&>>?/y) ?? [];
    this.at += operator.length;
    const target = this.word().text;
    if (/^(?:1?>>?\|?|&>>?)$/.test(operator) && !operator.endsWith("&"))
      this.current.outputs.push({ path: target, appends: operator.includes(">>") });
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
      command.input = isQuoted ? text : new Expander(text, 0, this.variables).document();
    }
    this.pending = [];
  }

  /** The next word with its quotes taken off and its variables filled in. */
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
  return { words: [], assignments: new Map(), outputs: [], piped: false, folder: "", exported: () => new Map() };
}

function folderFrom(folder: string, path: string): string {
  return path.startsWith("/") || folder === "" ? path : `${folder.replace(/\/+$/, "")}/${path}`;
}

function splitAssignment(assignment: string): readonly [name: string, value: string] {
  const at = assignment.indexOf("=");
  return at < 0 ? [assignment, ""] : [assignment.slice(0, at).replace(/\+$/, ""), assignment.slice(at + 1)];
}

import { globExpression } from "../../base/glob";
import { once } from "../../base/once";
import { baseName, cleanPath, pathFrom } from "../../base/paths";
import { Undecided, unlessUndecided } from "../../base/undecided";
import { commandName, outputFiles, printedText } from "./output";
import { isComputed, shellCommands, type Environment, type ShellCommand } from "./parse";
import { readSed } from "./sed";

/** A file with its text. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
  /** Whether the text is added to what the file holds already. */
  readonly appends?: boolean;
}

/** A file that a script finds or leaves. */
export interface ScriptFile {
  /** @throws Undecided if only running the script would show it, or some of it */
  readonly text: string;
  /**
   * The same with what only running the script would show marked (`isComputed`); absent if it is `text`.
   * @throws Undecided if nothing of it is known
   */
  readonly marked?: string;
  /** The path on the disk that it was copied from, if it was. */
  readonly source?: string;
}

/** Where a script runs. */
export interface Workspace {
  /** The files that it finds and leaves, by path. */
  readonly files: Map<string, ScriptFile>;
  readonly environment: Environment;
  /** The folder that it starts in; empty if it is unknown, and relative paths stay relative. */
  readonly folder: string;
  /** Whether a file at a path is kept in `files`; all are without it. */
  readonly keeps?: (path: string) => boolean;
  /** A file that is not among `files`; `undefined` if none is known. */
  readonly otherFile?: (path: string) => ScriptFile | undefined;
  /** The text of a script that this one sources; `undefined` if it is unknown. */
  readonly sourced?: (path: string) => string | undefined;
}

/**
 * Does to files what a shell script does, without running it: writes them from here-documents and texts, fills in
 * templates (`envsubst`), edits (`sed`), copies, moves, links and removes them. Conditions are taken to hold. What
 * another program would write is left unknown: the file's text raises `Undecided`.
 */
export function applyScript(script: string, workspace: Workspace): void {
  const { environment, sourced } = workspace;
  new ScriptRun(workspace).run(shellCommands(script, environment, { ...(sourced && { sourced }) }));
}

/** A file's text with what only a run would show marked; `undefined` if nothing of it is known. */
export function markedText(file: ScriptFile): string | undefined {
  return unlessUndecided(() => file.marked ?? file.text);
}

/** Programs that write the files they name, in ways that are not followed. */
const writers =
  /^(?:awk|perl|patch|rsync|install|tar|unzip|curl|wget|aws|confd|dockerize|gomplate|j2|jinja2|python3?|yq|envplate|ep)$/;

class ScriptRun {
  private readonly files: Map<string, ScriptFile>;
  /** What it writes and nobody keeps, which it may read again. */
  private readonly others = new Map<string, ScriptFile>();

  constructor(private readonly workspace: Workspace) {
    this.files = workspace.files;
  }

  run(commands: readonly ShellCommand[]): void {
    let piped: string | undefined;
    for (const command of commands) {
      const input =
        command.inputPath === undefined ? (command.input ?? piped) : this.textAt(command, command.inputPath);
      const text = this.output(command, input);
      piped = command.piped ? text : undefined;
      for (const { path, appends } of outputFiles(command)) this.write(this.path(command, path), text, appends);
      this.change(command);
    }
  }

  /** What a command prints; `undefined` if that is unknown. */
  private output(command: ShellCommand, input: string | undefined): string | undefined {
    const { name, args } = callIn(command);
    if (name === "envsubst") return input === undefined ? undefined : this.substitute(input, command, args[0]);
    if (name === "cat") {
      const paths = args.filter((arg) => !arg.startsWith("-"));
      const texts = paths.map((path) => this.textAt(command, path));
      return paths.length === 0 ? input : texts.every(isText) ? texts.join("") : undefined;
    }
    if (name === "sed") {
      const { edit, paths } = sedCall(args);
      const text = paths[0] === undefined ? input : this.textAt(command, paths[0]);
      return edit && text !== undefined ? edit(text) : undefined;
    }
    return printedText(command, input);
  }

  /** What a command does to files that it names. */
  private change(command: ShellCommand): void {
    const { name, args } = callIn(command);
    const paths = args.filter((arg) => !arg.startsWith("-")).map((arg) => this.path(command, arg));
    if (name === "rm" || name === "unlink") paths.forEach((path) => this.remove(path));
    else if (/^(?:cp|mv|ln)$/.test(name)) this.copy(paths, args.at(-1)?.endsWith("/") ?? false, name === "mv");
    else if (name === "sed" && args.some((arg) => /^(?:-\w*i|--in-place)/.test(arg))) this.edit(command, args);
    else if (writers.test(name))
      paths.filter((path) => this.keeps(path)).forEach((path) => this.put(path, unknownFile(path)));
  }

  private edit(command: ShellCommand, args: readonly string[]): void {
    const { edit, paths } = sedCall(args);
    for (const path of paths.flatMap((each) => this.matching(this.path(command, each)))) {
      const file = this.files.get(path);
      if (file) this.files.set(path, editedFile(path, file, edit));
    }
  }

  private copy(paths: readonly string[], toFolder: boolean, moves: boolean): void {
    const target = paths.at(-1) ?? "";
    const isFolder =
      toFolder || paths.length > 2 || [...this.files.keys()].some((path) => path.startsWith(`${target}/`));
    for (const source of paths.slice(0, -1).flatMap((path) => this.matching(path))) {
      const below = [...this.files.keys()].filter((path) => path.startsWith(`${source}/`));
      const place = isFolder ? `${target}/${baseName(source)}` : target;
      for (const path of below) this.put(place + path.slice(source.length), this.files.get(path));
      if (below.length === 0) this.put(place, this.keeps(place) ? this.fileAt(source) : this.ownFile(source));
      if (moves) this.remove(source);
    }
  }

  private remove(path: string): void {
    const pattern = globExpression(path);
    for (const each of [...this.files.keys()])
      if (pattern.test(each) || each.startsWith(`${path}/`)) this.files.delete(each);
  }

  private write(path: string, text: string | undefined, appends: boolean): void {
    const before = appends ? this.fileAt(path) : undefined;
    if (text === undefined) this.put(path, unknownFile(path));
    else this.put(path, before ? editedFile(path, before, (given) => given + text) : fileWith(path, () => text));
  }

  private put(path: string, file: ScriptFile | undefined): void {
    (this.keeps(path) ? this.files : this.others).set(path, file ?? unknownFile(path));
  }

  private keeps(path: string): boolean {
    return this.workspace.keeps?.(path) ?? true;
  }

  private fileAt(path: string): ScriptFile | undefined {
    return this.ownFile(path) ?? this.workspace.otherFile?.(path);
  }

  private ownFile(path: string): ScriptFile | undefined {
    return this.files.get(path) ?? this.others.get(path);
  }

  private textAt(command: ShellCommand, path: string): string | undefined {
    const file = unlessUndecided(() => this.fileAt(this.path(command, path)));
    return file && markedText(file);
  }

  private matching(path: string): readonly string[] {
    if (!/[*?[]/.test(path)) return [path];
    const pattern = globExpression(path);
    return [...this.files.keys()].filter((each) => pattern.test(each));
  }

  /** A template with the variables of the environment filled in: those that the format names, if there is one. */
  private substitute(text: string, command: ShellCommand, format: string | undefined): string {
    const named = format === undefined ? undefined : new Set(format.match(/\w+/g));
    const exported = command.exported();
    const value = (name: string): string =>
      command.assignments.get(name) ?? exported.get(name) ?? this.workspace.environment(name) ?? "";
    return text.replace(/\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g, (whole, braced?: string, bare?: string) => {
      const name = braced ?? bare ?? "";
      return named && !named.has(name) ? whole : value(name);
    });
  }

  private path({ folder }: ShellCommand, path: string): string {
    return cleanPath(pathFrom(this.workspace.folder, pathFrom(folder, path)));
  }
}

function callIn({ words }: ShellCommand): { readonly name: string; readonly args: readonly string[] } {
  const name = commandName(words) ?? "";
  return { name, args: words.slice(words.indexOf(name) + 1) };
}

function sedCall(args: readonly string[]): {
  readonly edit: ((text: string) => string) | undefined;
  readonly paths: readonly string[];
} {
  const expressions: string[] = [];
  const paths: string[] = [];
  let extended = false;
  let isKnown = true;
  args.forEach((arg, index) => {
    if (args[index - 1] === "-e") expressions.push(arg);
    else if (/^-\w*[Er]\w*$/.test(arg)) extended = true;
    else if (arg.startsWith("-")) isKnown &&= /^(?:-e|-i.*|--in-place.*|-s)$/.test(arg);
    else if (expressions.length === 0 && !args.includes("-e")) expressions.push(arg);
    else paths.push(arg);
  });
  return { edit: isKnown && !expressions.some(isComputed) ? readSed(expressions, extended) : undefined, paths };
}

/** A file as an edit leaves it; unknown if the edit or the file is. */
function editedFile(path: string, file: ScriptFile, edit: ((text: string) => string) | undefined): ScriptFile {
  const marked = once((): string => {
    if (!edit) throw new Undecided(`how a script edits ${path} is unknown`);
    return edit(file.marked ?? file.text);
  });
  // Read now: a script can append to a file a thousand times, and each time rests on the one before.
  unlessUndecided(marked);
  return fileWith(path, marked, file.source);
}

function unknownFile(path: string): ScriptFile {
  return fileWith(path, () => {
    throw new Undecided(`what a script writes to ${path} is unknown`);
  });
}

function fileWith(path: string, marked: () => string, source?: string): ScriptFile {
  return {
    ...(source !== undefined && { source }),
    get marked() {
      return marked();
    },
    get text() {
      const text = marked();
      if (isComputed(text)) throw new Undecided(`what a script writes to ${path} is unknown`);
      return text;
    },
  };
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}

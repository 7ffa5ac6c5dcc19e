import { globExpression, nameExpression } from "../../base/glob";
import { once } from "../../base/once";
import { baseName, normalPath, pathFrom } from "../../base/paths";
import { Undecided, unlessUndecided } from "../../base/undecided";
import { readFind } from "./find";
import { commandName, outputFiles, printedText } from "./output";
import { computed, isComputed, secret, shellCommands, type Environment, type ShellCommand } from "./parse";
import { shells } from "./programs";
import { tests } from "./reserved";
import { readSed } from "./sed";
import { unpackedTo } from "./unpack";

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
  /** Whether it stays open what conditions decide; they are taken to hold without it. */
  readonly leavesConditionsOpen?: boolean;
  /** Is told the folder in which a command leaves files that only running it would show. */
  readonly hide?: (folder: string, reason: string) => void;
  /** Is told what a command removes: a path, or a pattern of paths. */
  readonly removed?: (path: string) => void;
}

/**
 * Does to files what a shell script does, without running it: writes them from here-documents and texts, fills in
 * templates (`envsubst`), edits (`sed`), copies, moves, links and removes them (`rm`, `find`), and follows the scripts
 * that it starts. What another program would write is left unknown: the file's text raises `Undecided`.
 */
export function applyScript(script: string, workspace: Workspace): void {
  new ScriptRun(workspace, 0).run(script);
}

/** A file's text with what only a run would show marked; `undefined` if nothing of it is known. */
export function markedText(file: ScriptFile): string | undefined {
  return unlessUndecided(() => file.marked ?? file.text);
}

/** Programs that write the files they name, in ways that are not followed. */
const writers = /^(?:awk|perl|patch|curl|wget|aws|confd|dockerize|gomplate|j2|jinja2|python[\d.]*|yq|envplate|ep)$/;

/** Tests of whether a file is there. */
const existence: ReadonlySet<string> = new Set(["-e", "-f", "-s", "-r", "-d", "-L", "-h"]);

/** Scripts may start each other. */
const MAX_DEPTH = 8;

/** Folders that every image has. */
const standardFolders: readonly string[] = ["/", "/etc", "/opt", "/root", "/srv", "/tmp", "/usr/local/bin", "/var"];

class ScriptRun {
  private readonly files: Map<string, ScriptFile>;
  /** What it writes and nobody keeps, which it may read again. */
  private readonly others = new Map<string, ScriptFile>();
  /** Folders that are there even if no file in them is known. */
  private readonly folders = new Set(standardFolders);
  /** The paths that its tests ask for; `undefined` once one of them asks for anything else. */
  private tested: Set<string> | undefined = new Set();
  /** Whether it is open if the running command runs. */
  private isOpen = false;

  constructor(
    private readonly workspace: Workspace,
    private readonly depth: number,
  ) {
    this.files = workspace.files;
    this.folders.add(workspace.folder);
  }

  run(script: string, parameters: readonly string[] = []): void {
    const { environment, sourced } = this.workspace;
    let piped: ShellCommand | undefined;
    let printed: string | undefined;
    for (const command of shellCommands(script, environment, { parameters, ...(sourced && { sourced }) })) {
      this.isOpen = this.workspace.leavesConditionsOpen === true && command.isConditional;
      const input =
        command.inputPath === undefined ? (command.input ?? printed) : this.textAt(command, command.inputPath);
      const text = this.output(command, input);
      printed = command.piped ? text : undefined;
      for (const { path, appends } of outputFiles(command)) this.write(this.path(command, path), text, appends);
      this.change(command, piped);
      piped = command.piped ? command : undefined;
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
  private change(command: ShellCommand, piped: ShellCommand | undefined): void {
    const { name, args } = callIn(command);
    const paths = operandsOf(name, args).map((arg) => this.path(command, arg));
    if (tests.has(name)) this.test(command, args);
    else if (name === "rm" || name === "unlink") paths.forEach((path) => this.remove(path));
    else if (/^(?:cp|mv|ln|install)$/.test(name)) this.copy(operandsOf(name, args), paths, name === "mv");
    else if (name === "mkdir") paths.forEach((path) => this.folders.add(path));
    else if (name === "touch")
      paths.filter((path) => !this.ownFile(path)).forEach((path) => this.write(path, "", false));
    else if (name === "find") this.find(command, args);
    else if (name === "xargs" && piped && callIn(piped).name === "find") this.find(piped, callIn(piped).args, args);
    else if (name === "sed" && args.some((arg) => /^(?:-\w*i|--in-place)/.test(arg))) this.edit(command, args);
    else if (!this.hide(command, name, args)) this.runOther(command, name, args, paths);
  }

  /** Notes what a test asks for: what `[ -f x ] && rm x` removes is gone whatever the answer is. */
  private test(command: ShellCommand, args: readonly string[]): void {
    const words = args.filter((arg) => !/^(?:\]\]?|!)$/.test(arg));
    if (words.length === 2 && existence.has(words[0]!)) this.tested?.add(this.path(command, words[1]!));
    else this.tested = undefined;
  }

  /** A program that unpacks or fetches a whole folder. */
  private hide(command: ShellCommand, name: string, args: readonly string[]): boolean {
    const folder = unpackedTo(name, args);
    if (folder !== undefined)
      this.workspace.hide?.(this.path(command, folder), `what ${name} puts into the image is not read`);
    return folder !== undefined;
  }

  private runOther(command: ShellCommand, name: string, args: readonly string[], paths: readonly string[]): void {
    const script = this.startedBy(command, name, args);
    if (script) {
      this.nested(command).run(script.text, script.parameters);
    } else if (writers.test(name)) {
      const written = name.startsWith("python") ? writtenByPython(args, paths) : paths;
      written.filter((path) => this.keeps(path)).forEach((path) => this.put(path, unknownFile(path)));
    }
  }

  /** A script whose text is seen, or the text of `sh -c`. */
  private startedBy(
    command: ShellCommand,
    name: string,
    args: readonly string[],
  ): { readonly text: string; readonly parameters: readonly string[] } | undefined {
    if (this.depth >= MAX_DEPTH) return undefined;
    const isShell = shells.has(baseName(name));
    if (!isShell && !name.includes("/")) return undefined;
    const words = isShell ? args.slice(args.findIndex((arg) => !/^[-+]/.test(arg))) : [name, ...args];
    const [first, ...rest] = words;
    if (first === undefined) return undefined;
    if (isShell && args.some((arg) => /^-\w*c/.test(arg))) return { text: first, parameters: rest.slice(1) };
    const text = this.textAt(command, first);
    const [, interpreter] = /^#!\s*(.*)/.exec(text ?? "") ?? [];
    const isScript = interpreter === undefined || /\b(?:sh|bash|dash|ash|zsh)\b/.test(interpreter);
    return text !== undefined && isScript ? { text, parameters: rest } : undefined;
  }

  /** A run of a script that this one starts, where it stands by then. */
  private nested(command: ShellCommand): ScriptRun {
    const { workspace } = this;
    const exported = command.exported();
    const environment: Environment = (name) =>
      command.assignments.get(name) ?? exported.get(name) ?? workspace.environment(name);
    const folder = command.folder === "" ? workspace.folder : this.path(command, "");
    return new ScriptRun({ ...workspace, environment, folder }, this.depth + 1);
  }

  private edit(command: ShellCommand, args: readonly string[]): void {
    const { edit, paths } = sedCall(args);
    for (const path of paths.flatMap((each) => this.matching(this.path(command, each)))) {
      const file = this.files.get(path);
      if (file) this.put(path, editedFile(path, file, edit));
    }
  }

  private copy(operands: readonly string[], paths: readonly string[], moves: boolean): void {
    const target = paths.at(-1) ?? "";
    const isFolder = (operands.at(-1)?.endsWith("/") ?? false) || paths.length > 2 || this.isFolder(target);
    paths.slice(0, -1).forEach((path, index) => {
      // `cp -r folder/. target` copies what is in the folder.
      const copiesContent = /(?:^|\/)\.\/?$/.test(operands[index] ?? "");
      for (const source of this.matching(path)) {
        const below = this.below(source);
        const place = isFolder && !(copiesContent && below.length > 0) ? `${target}/${baseName(source)}` : target;
        for (const each of below) this.put(place + each.slice(source.length), this.files.get(each));
        if (below.length === 0) this.put(place, this.keeps(place) ? this.fileAt(source) : this.ownFile(source));
        if (moves) this.remove(source);
      }
    });
  }

  /** Removes what a path or a pattern names; what that is may stay open. */
  private remove(path: string): void {
    if (isComputed(path)) {
      const pattern = nameExpression(path.replaceAll(computed, "*").replaceAll(secret, "*"));
      for (const each of [...this.files.keys()]) if (pattern.test(each)) this.files.set(each, mayBeRemoved(each));
      return;
    }
    const isOpen = this.isOpen && !this.tested?.has(path);
    for (const each of this.matching(path).flatMap((found) => [found, ...this.below(found)]))
      if (this.files.has(each)) this.removeFile(each, isOpen);
    if (!isOpen) this.workspace.removed?.(path);
  }

  private removeFile(path: string, isOpen: boolean): void {
    if (isOpen) this.files.set(path, mayBeRemoved(path));
    else this.files.delete(path);
  }

  /** What `find` removes, by itself or through a command that it starts or is piped to. */
  private find(command: ShellCommand, args: readonly string[], pipedTo?: readonly string[]): void {
    const { starts, selects, runs = pipedTo } = readFind(args);
    const [program = ""] = runs?.filter((word) => !word.startsWith("-") && !/^\d+$/.test(word)) ?? [];
    if (!/^(?:rm|unlink)$/.test(baseName(program))) return;
    const takesFolders = runs!.some((word) => /^-\w*[rR]|^--recursive/.test(word));
    for (const start of starts.map((each) => this.path(command, each))) {
      for (const path of [...this.files.keys()]) {
        if (path !== start && !path.startsWith(start === "/" ? "/" : `${start}/`)) continue;
        const found = selection(path, start, takesFolders, selects);
        if (found !== false && this.files.has(path)) this.removeFile(path, this.isOpen || found === undefined);
      }
    }
  }

  private write(path: string, text: string | undefined, appends: boolean): void {
    const before = appends ? this.fileAt(path) : undefined;
    if (text === undefined) this.put(path, unknownFile(path));
    else this.put(path, before ? editedFile(path, before, (given) => given + text) : fileWith(path, () => text));
  }

  private put(path: string, file: ScriptFile | undefined): void {
    (this.keeps(path) ? this.files : this.others).set(path, this.isOpen || !file ? unknownFile(path) : file);
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

  /** The files and folders that a pattern matches; a path itself if it is none. */
  private matching(path: string): readonly string[] {
    if (!/[*?[]/.test(path)) return [path];
    const pattern = globExpression(path);
    const found = [...this.files.keys()].map((each) => cutToDepthOf(path, each)).filter((each) => pattern.test(each));
    return [...new Set(found)];
  }

  private below(folder: string): readonly string[] {
    return [...this.files.keys()].filter((path) => path.startsWith(`${folder}/`));
  }

  private isFolder(path: string): boolean {
    return this.folders.has(path) || this.below(path).length > 0;
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
    return normalPath(pathFrom(this.workspace.folder, pathFrom(folder, path)));
  }
}

/** The beginning of a path that has as many names as a pattern: no wildcard matches a slash. */
function cutToDepthOf(pattern: string, path: string): string {
  return path.split("/", pattern.split("/").length).join("/");
}

/** Whether `find` selects a file, or a folder above it if those are removed with what is in them. */
function selection(
  path: string,
  start: string,
  takesFolders: boolean,
  selects: ReturnType<typeof readFind>["selects"],
): boolean | undefined {
  const names = path.slice(start.length).split("/").filter(Boolean);
  const base = start === "/" ? "" : start;
  const places = [start, ...names.map((_, index) => `${base}/${names.slice(0, index + 1).join("/")}`)];
  const results = places.map((place, depth) => {
    const isFolder = depth < names.length;
    return isFolder && !takesFolders ? false : selects({ path: place, isFolder }, depth);
  });
  return results.includes(true) ? true : results.includes(undefined) ? undefined : false;
}

/** The files that a call of Python may write: those that a script is given, but not the script itself. */
function writtenByPython(args: readonly string[], paths: readonly string[]): readonly string[] {
  if (args.some((arg) => arg === "-m" || arg === "-c") || /(?:^|\/)(?:manage|setup)\.py$/.test(args[0] ?? ""))
    return [];
  return paths.slice(1);
}

function callIn({ words }: ShellCommand): { readonly name: string; readonly args: readonly string[] } {
  const name = commandName(words) ?? "";
  return { name, args: words.slice(words.indexOf(name) + 1) };
}

/** What a command names besides its options; `install` has options with values. */
function operandsOf(name: string, args: readonly string[]): readonly string[] {
  const hasValue = (option: string | undefined): boolean => name === "install" && /^-[mog]$/.test(option ?? "");
  return args.filter((arg, index) => !arg.startsWith("-") && !hasValue(args[index - 1]));
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

function mayBeRemoved(path: string): ScriptFile {
  return fileWith(path, () => {
    throw new Undecided(`whether a script removes ${path} is unknown`);
  });
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

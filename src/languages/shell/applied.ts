import { Undecided } from "../../base/undecided";
import { globExpression } from "../nginx/syntax/include";
import { isComputed, shellCommands, type Environment, type ShellCommand } from "./parse";
import { sed } from "./sed";
import { commandOf, inFolder, printed, targets } from "./written";

/** A file that a script finds or leaves. */
export interface ScriptFile {
  /** Raises `Undecided` where only running the script would tell. */
  readonly text: string;
  /** Where on the disk it was copied from, if it was. */
  readonly source?: string;
}

/** Where a script runs. */
export interface Surroundings {
  /** The files that it finds and leaves, by their absolute paths. */
  readonly files: Map<string, ScriptFile>;
  readonly environment: Environment;
  /** The folder that it starts in. */
  readonly folder: string;
  /** Whether what the script makes of a path matters; other files are not kept. */
  readonly concerns: (path: string) => boolean;
  /** A file that is not among `files`; `undefined` where there is none that is known. */
  readonly elsewhere?: (path: string) => ScriptFile | undefined;
}

/**
 * Does to files what a shell script does, without running it: writes them from here-documents and texts, fills in
 * templates (`envsubst`), edits (`sed`), copies, moves, links and removes them. Conditions are taken to hold. What another
 * program would make of a file is left unknown: its text raises `Undecided`.
 */
export function applyScript(script: string, surroundings: Surroundings): void {
  new Application(surroundings).run(shellCommands(script, surroundings.environment));
}

/** Programs that make files of other files in ways of their own. */
const programs =
  /^(?:awk|perl|patch|rsync|install|tar|unzip|curl|wget|aws|confd|dockerize|gomplate|j2|jinja2|python3?|yq|envplate|ep)$/;

class Application {
  private readonly files: Map<string, ScriptFile>;
  /** What it writes elsewhere, which it may read again. */
  private readonly others = new Map<string, ScriptFile>();

  constructor(private readonly around: Surroundings) {
    this.files = around.files;
  }

  run(commands: readonly ShellCommand[]): void {
    let piped: string | undefined;
    for (const command of commands) {
      const input =
        command.inputPath === undefined ? (command.input ?? piped) : this.textAt(command, command.inputPath);
      const text = this.output(command, input);
      piped = command.piped ? text : undefined;
      for (const { path, appends } of targets(command)) this.write(this.path(command, path), text, appends);
      this.change(command);
    }
  }

  /** What a command prints; `undefined` where that is not known. */
  private output(command: ShellCommand, input: string | undefined): string | undefined {
    const [, args] = this.call(command);
    switch (commandOf(command.words)) {
      case "envsubst":
        return input === undefined ? undefined : this.substituted(input, command, args[0]);
      case "cat": {
        const paths = args.filter((arg) => !arg.startsWith("-"));
        const texts = paths.map((path) => this.textAt(command, path));
        return paths.length === 0 ? input : texts.every(isText) ? texts.join("") : undefined;
      }
      case "sed": {
        const { edit, paths } = sedCall(args);
        const text = paths[0] === undefined ? input : this.textAt(command, paths[0]);
        return edit && text !== undefined ? edit(text) : undefined;
      }
      case undefined:
      default:
        return printed(command, input);
    }
  }

  /** What a command does to files that it names. */
  private change(command: ShellCommand): void {
    const [name, args] = this.call(command);
    const paths = args.filter((arg) => !arg.startsWith("-")).map((arg) => this.path(command, arg));
    if (name === "rm" || name === "unlink") paths.forEach((path) => this.remove(path));
    else if (/^(?:cp|mv|ln)$/.test(name)) this.copy(paths, args.at(-1)?.endsWith("/") ?? false, name === "mv");
    else if (name === "sed" && args.some((arg) => /^(?:-\w*i|--in-place)/.test(arg))) this.edit(command, args);
    else if (programs.test(name)) paths.filter(this.around.concerns).forEach((path) => this.put(path, undefined));
  }

  private edit(command: ShellCommand, args: readonly string[]): void {
    const { edit, paths } = sedCall(args);
    for (const path of paths.flatMap((each) => this.matching(this.path(command, each)))) {
      const file = this.files.get(path);
      if (file) this.files.set(path, changed(file, edit));
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
      if (below.length === 0) this.put(place, this.around.concerns(place) ? this.fileAt(source) : this.kept(source));
      if (moves) this.remove(source);
    }
  }

  private remove(path: string): void {
    const pattern = globExpression(path);
    for (const each of [...this.files.keys()])
      if (pattern.test(each) || each.startsWith(`${path}/`)) this.files.delete(each);
  }

  private write(path: string, text: string | undefined, appends: boolean): void {
    if (text === undefined || isComputed(text)) return this.put(path, undefined);
    const before = appends ? this.fileAt(path) : undefined;
    this.put(path, before ? changed(before, (given) => given + text) : { text });
  }

  /** @param file nothing for one whose text only running the script would tell */
  private put(path: string, file: ScriptFile | undefined): void {
    (this.around.concerns(path) ? this.files : this.others).set(path, file ?? unknown(path));
  }

  private fileAt(path: string): ScriptFile | undefined {
    return this.kept(path) ?? this.around.elsewhere?.(path);
  }

  private kept(path: string): ScriptFile | undefined {
    return this.files.get(path) ?? this.others.get(path);
  }

  private textAt(command: ShellCommand, path: string): string | undefined {
    try {
      return this.fileAt(this.path(command, path))?.text;
    } catch (error) {
      if (error instanceof Undecided) return undefined;
      throw error;
    }
  }

  private matching(path: string): readonly string[] {
    if (!/[*?[]/.test(path)) return [path];
    const pattern = globExpression(path);
    return [...this.files.keys()].filter((each) => pattern.test(each));
  }

  /** A template with the variables of the environment filled in, those that the format names if there is one. */
  private substituted(text: string, command: ShellCommand, format: string | undefined): string | undefined {
    const named = format === undefined ? undefined : new Set(format.match(/\w+/g));
    const exported = command.exported();
    const value = (name: string): string =>
      command.assignments.get(name) ?? exported.get(name) ?? this.around.environment(name) ?? "";
    return text.replace(/\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g, (whole, braced?: string, bare?: string) => {
      const name = braced ?? bare ?? "";
      return named && !named.has(name) ? whole : value(name);
    });
  }

  private call({ words }: ShellCommand): readonly [name: string, args: readonly string[]] {
    const name = commandOf(words) ?? "";
    return [name, words.slice(words.indexOf(name) + 1)];
  }

  private path({ folder }: ShellCommand, path: string): string {
    const whole = inFolder(this.around.folder, inFolder(folder, path));
    return whole.replace(/\/{2,}/g, "/").replace(/(.)\/+$/, "$1");
  }
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
  return { edit: isKnown && !expressions.some(isComputed) ? sed(expressions, extended) : undefined, paths };
}

/** A file as an edit leaves it, known as far as the file was. */
function changed(file: ScriptFile, edit: ((text: string) => string) | undefined): ScriptFile {
  return {
    ...(file.source !== undefined && { source: file.source }),
    get text() {
      if (!edit) throw new Undecided("what a script makes of a file of its image is not known");
      return edit(file.text);
    },
  };
}

function unknown(path: string): ScriptFile {
  return {
    get text(): string {
      throw new Undecided(`what a script writes to ${path} is not known`);
    },
  };
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}

function baseName(path: string): string {
  return path.split("/").at(-1) ?? path;
}

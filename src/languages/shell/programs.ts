import { computed, shellCommands, type Environment } from "./parse";
import { programName, unwrapped } from "./wrappers";

/** A program that a command starts, without the shells and wrappers around it. */
export interface Program {
  /** Its name or path, and its arguments. */
  readonly words: readonly string[];
  /** The variables that the command itself sets for it; what only a run would show is marked. */
  readonly variables: ReadonlyMap<string, string>;
}

/** What a command meets where it runs. */
export interface Surroundings {
  readonly environment: Environment;
  /** The text of a script; `undefined` if it is not seen. */
  readonly file: (path: string) => string | undefined;
}

/** Nothing is known of it. */
const unknownSurroundings: Surroundings = { environment: () => computed, file: () => undefined };

/** The shells that run scripts. */
export const shells: ReadonlySet<string> = new Set(["sh", "bash", "dash", "ash", "zsh", "ksh"]);

/** Scripts may start each other. */
const MAX_DEPTH = 12;

/** Far beyond any real script. */
const MAX_PROGRAMS = 5000;

/**
 * The programs that the words of a container's command come to: through `sh -c`, scripts, wrappers such as `tini` or
 * `poetry run`, and `exec "$@"` of an entry point. Where a script is not seen, its arguments are taken for a program.
 */
export function programsOf(words: readonly string[], surroundings = unknownSurroundings): readonly Program[] {
  return new ProgramReader(surroundings).programs(words, new Map(), 0);
}

class ProgramReader {
  private count = 0;

  constructor(private readonly surroundings: Surroundings) {}

  programs(given: readonly string[], outer: ReadonlyMap<string, string>, depth: number): readonly Program[] {
    if (depth > MAX_DEPTH || this.count++ > MAX_PROGRAMS) return [];
    const { words, variables: own } = unwrapped(given);
    const variables = own.size === 0 ? outer : new Map([...outer, ...own]);
    const [program = "", ...args] = words;
    if (program === "") return [];
    if (args.length === 0 && /\s/.test(program)) return this.script(program, [], variables, depth);
    const inShell = shells.has(programName(program)) ? this.inShell(args, variables, depth) : undefined;
    if (inShell) return inShell;
    const script = this.scriptAt(program);
    if (script !== undefined) return this.script(script, args, variables, depth);
    return [{ words, variables }, ...this.programsInArguments(program, args, variables, depth)];
  }

  /** What a shell runs: the text after `-c`, or a script by its path. */
  private inShell(
    args: readonly string[],
    variables: ReadonlyMap<string, string>,
    depth: number,
  ): readonly Program[] | undefined {
    let at = 0;
    let runsText = false;
    for (; /^[-+]/.test(args[at] ?? ""); at++) {
      if (/^-\w*c/.test(args[at]!)) runsText = true;
      if (/^[-+]\w*o$/.test(args[at]!)) at++;
    }
    const [first, ...rest] = args.slice(at);
    if (first === undefined) return undefined;
    if (runsText) return this.script(first, rest.slice(1), variables, depth);
    const script = this.surroundings.file(first);
    return script === undefined
      ? [{ words: args, variables }, ...this.programs(rest, variables, depth + 1)]
      : this.script(script, rest, variables, depth);
  }

  /** The text of a program that is a shell script. */
  private scriptAt(path: string): string | undefined {
    if (/\.(?:py|pyc|js|jar)$/.test(path)) return undefined;
    const text = this.surroundings.file(path);
    if (text === undefined) return undefined;
    const [, interpreter] = /^#!\s*(.*)/.exec(text) ?? [];
    return interpreter === undefined || /\b(?:sh|bash|dash|ash|zsh)\b/.test(interpreter) ? text : undefined;
  }

  private script(
    text: string,
    parameters: readonly string[],
    variables: ReadonlyMap<string, string>,
    depth: number,
  ): readonly Program[] {
    const environment: Environment = (name) => variables.get(name) ?? this.surroundings.environment(name);
    const options = { parameters, sourced: this.surroundings.file };
    return shellCommands(text, environment, options).flatMap(({ words, exported, assignments }) =>
      words.length === 0 ? [] : this.programs(words, new Map([...variables, ...exported(), ...assignments]), depth + 1),
    );
  }

  /** What a program that is unknown may start: an entry point its arguments, any other what follows `--`. */
  private programsInArguments(
    program: string,
    args: readonly string[],
    variables: ReadonlyMap<string, string>,
    depth: number,
  ): readonly Program[] {
    const dashes = args.indexOf("--");
    if (dashes >= 0) return this.programs(args.slice(dashes + 1), variables, depth + 1);
    return /\.sh$|entry-?point|(?:^|\/)(?:init|start|run)$/.test(program)
      ? this.programs(args, variables, depth + 1)
      : [];
  }
}

/** A simple command: its words expanded, and where its input and output go. */
export interface ShellCommand {
  /** Without the reserved words (`then`, `{`) and the assignments in front of it. */
  readonly words: readonly string[];
  /** The variables that are set in front of it, and for it alone: `DEBUG=1 gunicorn`. */
  readonly assignments: ReadonlyMap<string, string>;
  /** Reads the variables that the script has exported by then; what only a run would show is `computed`. */
  readonly exported: () => ReadonlyMap<string, string>;
  /** The text that a here-document or here-string gives it. */
  readonly input?: string;
  /** The file that it reads from (`<`), as written; its `input` is then `computed`. */
  readonly inputPath?: string;
  /** The files that its output goes to, in order. */
  readonly outputs: readonly Output[];
  /** Whether its output goes to the next command. */
  readonly piped: boolean;
  /** Whether a condition decides if it runs: `if`, a loop, or what `&&` puts after a test. */
  readonly isConditional: boolean;
  /** The folder that the script stands in by then: absolute, or relative to where it starts; empty until the first `cd`. */
  readonly folder: string;
}

/** A file that a command's output goes to. */
export interface Output {
  readonly path: string;
  readonly appends: boolean;
}

/** What a script meets where it runs. */
export interface ScriptOptions {
  /** Its positional parameters, `$1` first. */
  readonly parameters?: readonly string[];
  /** The text of a file that it sources; `undefined` if that is unknown. */
  readonly sourced?: (path: string) => string | undefined;
}

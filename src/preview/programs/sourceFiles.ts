import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "../project/project";
import { linesOfCalls } from "./calls";
import { shownPath, type Source } from "./source";
import { tokensOf, type Token } from "./tokens";

/** Folders of packages, builds and environments, and hidden ones. */
const FOREIGN = /^(?:\..*|node_modules|site-packages|venv|env|dist|build|out|bin|__pycache__|sdks?)$/;
const MAX_FILES = 2000;
const MAX_BYTES = 1_000_000;

/**
 * The files of a program, for an SDK that does not say where a resource is created, such as @pulumi/pulumi 3.59
 * (measured). They are read when the first such resource is registered.
 */
export class SourceFiles {
  private files: readonly { readonly source: string; readonly tokens: readonly Token[] }[] | undefined;

  constructor(private readonly project: Project) {}

  /** Where the program creates the resource of a type and name; `undefined` if that is not in exactly one place. */
  placeOf(type: string, name: string): Source | undefined {
    const className = type.split(":").at(-1) ?? "";
    this.files ??= this.read();
    const found = this.files.flatMap(({ source, tokens }) =>
      linesOfCalls(tokens, className, name).map((line) => ({ file: source, line })),
    );
    return found.length === 1 ? found[0] : undefined;
  }

  private read(): NonNullable<SourceFiles["files"]> {
    const isPython = this.project.runtime === "python";
    const paths = [...pathsIn(this.project.workingDirectory)].slice(0, MAX_FILES);
    const [typed, plain] = [/\.[cm]?tsx?$/, /\.[cm]?jsx?$/].map((ending) => paths.filter((path) => ending.test(path)));
    // What is compiled from TypeScript repeats it.
    const scripts = typed!.length > 0 ? typed! : plain!;
    const own = isPython ? paths.filter((path) => path.endsWith(".py")) : scripts;
    return own
      .filter((path) => statSync(path).size <= MAX_BYTES)
      .map((path) => ({
        source: shownPath(path, this.project),
        tokens: tokensOf(readFileSync(path, "utf8"), isPython),
      }));
  }
}

function* pathsIn(folder: string): Iterable<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile() && !/\.d\.[cm]?ts$/.test(entry.name)) yield path;
    else if (entry.isDirectory() && !FOREIGN.test(entry.name)) yield* pathsIn(path);
  }
}

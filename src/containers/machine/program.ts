import { pathFrom } from "../../base/paths";
import { type EnvironmentFileReader, readEnvironmentFile } from "../../languages/shell/environmentFile";
import { applyScript, markedText, type ScriptFile, type WrittenFile } from "../../languages/shell/files";
import { computed, type Environment } from "../../languages/shell/parse";
import type { Setup } from "./userData";

/** A program that a machine runs, in a container or by itself. */
export interface MachineProgram {
  /** What the machine calls it: a container's or service's name; absent if it runs by itself. */
  readonly name?: string;
  /** What the name is one of. */
  readonly kind: "container" | "service" | "file";
  /** Empty if it runs without a container. */
  readonly image: string;
  /** Absent if the image decides. */
  readonly entryPoint?: readonly string[];
  readonly command?: readonly string[];
  /** In order: a later value of a name wins. What only the machine knows is marked (`isComputed`). */
  readonly variables: readonly Named[];
  /** Files that variables are read from too, and that the stack does not show. */
  readonly unseenFiles: readonly string[];
  readonly mounts: readonly { readonly volume: string; readonly path: string }[];
  /** Where its output is sent; absent if it stays on the machine. */
  readonly logDriver?: string;
}

/** A variable: its name and its value. */
export type Named = readonly [name: string, value: string];

/** The files that the setup of a machine leaves, by path. */
export class MachineFiles {
  private readonly files = new Map<string, ScriptFile>();
  private readonly read = new Set<string>();

  constructor({ files, scripts }: Setup) {
    for (const [path, text] of textsOf(files)) this.files.set(path, { text });
    for (const script of scripts) {
      applyScript(script, {
        files: this.files,
        environment: () => undefined,
        folder: "",
        sourced: (path) => this.text("", path),
      });
    }
  }

  /** The files whose text is known, or some of it: what only the machine knows is marked (`isComputed`). */
  all(): readonly Named[] {
    return [...this.files].flatMap(([path, file]) => {
      const text = markedText(file);
      return text === undefined ? [] : [[path, text] as const];
    });
  }

  /** The files that nothing has read so far. */
  unread(): readonly Named[] {
    return this.all().filter(([path]) => !this.read.has(path));
  }

  /** The text of a file that is named from a folder; a relative name whose folder is unknown is found by its end. */
  text(folder: string, name: string): string | undefined {
    const path = this.place(pathFrom(folder, name).replace(/^(?:\.\/)+/, ""));
    if (path !== undefined) this.read.add(path);
    const file = path === undefined ? undefined : this.files.get(path);
    return file && markedText(file);
  }

  private place(path: string): string | undefined {
    const exact = [path, `./${path}`].find((each) => this.files.has(each));
    if (exact !== undefined || path.startsWith("/")) return exact;
    const [only, ...others] = [...this.files.keys()].filter((each) => each.endsWith(`/${path}`));
    return others.length === 0 ? only : undefined;
  }
}

/** What written files hold in the end, by path. */
function textsOf(files: readonly WrittenFile[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { path, text, appends } of files) texts.set(path, appends ? (texts.get(path) ?? "") + text : text);
  return texts;
}

/** The variables of files that a program names, and the names of those that the stack does not show. */
export function variablesOfFiles(
  names: readonly string[],
  files: MachineFiles,
  folder: string,
  reader: EnvironmentFileReader,
  environment: Environment = () => computed,
): { readonly variables: readonly Named[]; readonly unseenFiles: readonly string[] } {
  const texts = names.map((name) => ({ name, text: files.text(folder, name) }));
  return {
    variables: texts.flatMap(({ text }) => (text === undefined ? [] : readEnvironmentFile(text, reader, environment))),
    unseenFiles: texts.filter(({ text }) => text === undefined).map(({ name }) => name),
  };
}

import { readEnvironmentFile, type EnvironmentFileReader } from "../../languages/shell/environmentFile";
import { computed, type Environment } from "../../languages/shell/parse";
import { inFolder } from "../../languages/shell/written";

/** A program that a machine runs, in a container or by itself. */
export interface MachineProgram {
  /** What the machine calls it: a container's or service's name; absent where it runs by itself. */
  readonly name?: string;
  /** What the name is one of. */
  readonly kind: "container" | "service" | "file";
  /** Empty where it runs without a container. */
  readonly image: string;
  /** Absent where the image decides. */
  readonly entryPoint?: readonly string[];
  readonly command?: readonly string[];
  /** In order: a later value of a name wins. What only the machine knows is marked (`isComputed`). */
  readonly variables: readonly Named[];
  /** Files that variables are read from too, and that the stack does not show. */
  readonly unseenFiles: readonly string[];
  readonly mounts: readonly { readonly volume: string; readonly path: string }[];
  /** Where its output is sent; absent where it stays on the machine. */
  readonly logDriver?: string;
}

export type Named = readonly [name: string, value: string];

/** The files on a machine that its setup writes, by their paths. */
export class MachineFiles {
  private readonly texts: Map<string, string>;
  private readonly read = new Set<string>();

  constructor(texts: ReadonlyMap<string, string>) {
    this.texts = new Map(texts);
  }

  add(texts: ReadonlyMap<string, string>): void {
    for (const [path, text] of texts) this.texts.set(path, text);
  }

  /** The files, their paths and texts. */
  all(): readonly Named[] {
    return [...this.texts];
  }

  /** The files that nothing has read so far. */
  unread(): readonly Named[] {
    return this.all().filter(([path]) => !this.read.has(path));
  }

  /** The text of a file that is named from a folder; a relative name whose folder is not known is found by its end. */
  text(folder: string, name: string): string | undefined {
    const path = this.place(inFolder(folder, name).replace(/^(?:\.\/)+/, ""));
    if (path !== undefined) this.read.add(path);
    return path === undefined ? undefined : this.texts.get(path);
  }

  private place(path: string): string | undefined {
    const exact = [path, `./${path}`].find((each) => this.texts.has(each));
    if (exact !== undefined || path.startsWith("/")) return exact;
    const [only, ...others] = [...this.texts.keys()].filter((each) => each.endsWith(`/${path}`));
    return others.length === 0 ? only : undefined;
  }
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

import { type Dirent, lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Files } from "./files";
import { ignoredByGit } from "./gitIgnored";
import { once } from "./once";
import { Undecided } from "./undecided";
import { readZip, type ZipFiles } from "./zip";

/** Where a program stands on the disk. */
export interface Program {
  /** The folder that it runs in, absolute. */
  readonly workingDirectory: string;
  /** The folder of its Pulumi.yaml, absolute. */
  readonly folder: string;
  /** The root of the Git repository around it, absolute; `undefined` if there is none. */
  readonly repository: string | undefined;
}

const limits = { bytes: 4_000_000, entries: 100_000, archive: 100_000_000 };

/** Folders that hold what tools have made, never what a person wrote for an image. */
const skipped: ReadonlySet<string> = new Set([".git", "node_modules", ".venv", "__pycache__"]);

/** Folders that no file is searched in: what tools have made, under the other names that it has. */
const unsearched = /^\.|^(?:node_modules|__pycache__|site-packages|v?env)$/;

/** A zip archive, and the path of a file in it where there is one. */
const zipped = /^(.*?\.(?:zip|jar|war))(?:\/(.+))?$/i;

/**
 * The folder whose files may be read: the repository or, without Git, the nearest folder that holds the program and all
 * that is named, unless that is the root of the disk.
 *
 * @param named paths that the program or the settings name, from the program's working directory
 */
export function rootOf({ workingDirectory, folder, repository }: Program, named: readonly string[] = []): string {
  if (repository !== undefined) return repository;
  const holder = named.map((path) => resolve(workingDirectory, path)).reduce(commonFolder, folder);
  return holder === dirname(holder) ? folder : holder;
}

function commonFolder(folder: string, path: string): string {
  let common = folder;
  while (!isIn(common, path) && common !== dirname(common)) common = dirname(common);
  return common;
}

function isIn(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Why a path that the user names cannot be read, after its name; `undefined` if it can. */
export function flawOfPath(path: string, program: Program, named: readonly string[]): string | undefined {
  const root = rootOf(program, named);
  try {
    const found = realpathSync(resolve(program.workingDirectory, path));
    return isIn(realpathSync(root), found) ? undefined : `leads out of the repository ${root}`;
  } catch {
    return "does not exist";
  }
}

/** The files around a program, for the paths that it and the settings name. Those of one root are read once. */
export function filesAround(program: Program): (named: readonly string[]) => Files {
  const byRoot = new Map<string, Files>();
  return (named) => {
    const root = rootOf(program, named);
    const files = byRoot.get(root) ?? repositoryFiles(program, root);
    byRoot.set(root, files);
    return files;
  };
}

/** The files below a program's root; paths and links that lead out of it are refused. A zip archive is a folder. */
export function repositoryFiles(program: Program, top = rootOf(program)): Files {
  const all = filesBelowRoot(program, top);
  const isIgnored = once(() => ignoredByGit(top));
  const absolute = (path: string): string => resolve(program.workingDirectory, path);
  return { ...all, committed: withoutIgnored(all, (path) => isIgnored()(absolute(path))) };
}

/** The files that a test does not leave out. */
function withoutIgnored(all: Omit<Files, "committed">, isIgnored: (path: string) => boolean): Files {
  const { find } = all;
  const committed: Files = {
    ...all,
    read: (path) => (isIgnored(path) ? undefined : all.read(path)),
    list: (folder) => {
      const found = isIgnored(folder) ? undefined : all.list(folder);
      return found?.filter((path) => !isIgnored(`${folder}/${path}`));
    },
    ...(find && { find: (name) => find(name).filter((path) => !isIgnored(path)) }),
    get committed() {
      return committed;
    },
  };
  return committed;
}

function filesBelowRoot({ workingDirectory, folder }: Program, top: string): Omit<Files, "committed"> {
  const root = realpathSync(top);
  const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(workingDirectory, path));
  const nameOf = (path: string): string => relative(folder, absolute(path)) || ".";

  /** Where a path leads, links followed; `undefined` where it leads nowhere. */
  const real = (path: string): string | undefined => {
    try {
      const found = realpathSync(absolute(path));
      if (!isIn(root, found)) throw new Undecided(`${nameOf(path)} is outside the repository, so it is not read`);
      return found;
    } catch (error) {
      if (error instanceof Undecided) throw error;
      return undefined;
    }
  };

  const archives = new Map<string, ZipFiles>();
  const filesOfZip = (path: string): ZipFiles | undefined => {
    const found = real(path);
    if (found === undefined || !statSync(found).isFile()) return undefined;
    if (statSync(found).size > limits.archive) throw new Undecided(`${nameOf(path)} is too large to be read`);
    const files = archives.get(found) ?? readZip(readFileSync(found), limits.bytes);
    if (!files) throw new Undecided(`${nameOf(path)} is not a readable zip archive`);
    archives.set(found, files);
    return files;
  };

  const searched = once(() => [...searchedFiles(top)]);

  return {
    nameOf,
    link(path) {
      const place = absolute(path);
      if (real(dirname(place)) === undefined || !isLink(place)) return undefined;
      return readlinkSync(place);
    },
    find: (name) =>
      searched()
        .filter((path) => path.endsWith(sep + name))
        .map((path) => relative(workingDirectory, path)),
    read(path) {
      const [, archive, inside] = zipped.exec(path) ?? [];
      const entry = archive !== undefined && inside !== undefined ? filesOfZip(archive)?.get(inside) : undefined;
      if (entry) {
        const content = entry();
        if (content === undefined) throw new Undecided(`${nameOf(path)} cannot be unpacked`);
        return content.toString("utf8");
      }
      const found = real(path);
      if (found === undefined || !statSync(found).isFile()) return undefined;
      if (statSync(found).size > limits.bytes) throw new Undecided(`${nameOf(path)} is too large to be read`);
      return readFileSync(found, "utf8");
    },
    list(path) {
      const found = real(path);
      if (found !== undefined && zipped.test(path) && statSync(found).isFile()) return [...filesOfZip(path)!.keys()];
      if (found === undefined || !statSync(found).isDirectory()) return undefined;
      const files = [...filesBelow(found, "")];
      if (files.length > limits.entries) throw new Undecided(`${nameOf(path)} contains too many files to read`);
      return files;
    },
  };
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** The files that a search finds, nearer ones first: it ends in time however large the folder is. */
function* searchedFiles(root: string): Iterable<string> {
  let entries = 0;
  for (const folders = [root]; folders.length > 0 && entries < limits.entries;) {
    const folder = folders.shift()!;
    for (const entry of entriesOf(folder)) {
      entries += 1;
      if (entry.isFile()) yield join(folder, entry.name);
      else if (entry.isDirectory() && !unsearched.test(entry.name)) folders.push(join(folder, entry.name));
    }
  }
}

/** None for a folder that may not be read. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The files below a folder, each once; links are listed, and not followed. */
function* filesBelow(folder: string, below: string): Iterable<string> {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (!entry.isDirectory()) yield path;
    else if (!skipped.has(entry.name)) yield* filesBelow(folder, path);
  }
}

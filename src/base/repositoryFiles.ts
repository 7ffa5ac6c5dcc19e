import { lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from "node:fs";
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
  /** The root of the repository around it, or that folder; absolute. */
  readonly repository: string;
}

const limits = { bytes: 4_000_000, entries: 100_000, archive: 100_000_000 };

/** Folders that hold what tools have made, never what a person wrote for an image. */
const skipped: ReadonlySet<string> = new Set([".git", "node_modules", ".venv", "__pycache__"]);

/** A zip archive, and the path of a file in it where there is one. */
const zipped = /^(.*?\.(?:zip|jar|war))(?:\/(.+))?$/i;

/** The files of a program's repository; paths and links that lead out of it are refused. A zip archive is a folder. */
export function repositoryFiles({ workingDirectory, folder, repository }: Program): Files {
  const all = filesOf({ workingDirectory, folder, repository });
  const isIgnored = once(() => ignoredByGit(repository));
  const absolute = (path: string): string => resolve(workingDirectory, path);
  return { ...all, committed: withoutIgnored(all, (path) => isIgnored()(absolute(path))) };
}

/** The files that a test does not leave out. */
function withoutIgnored(all: Omit<Files, "committed">, isIgnored: (path: string) => boolean): Files {
  const committed: Files = {
    ...all,
    read: (path) => (isIgnored(path) ? undefined : all.read(path)),
    list: (folder) => {
      const found = isIgnored(folder) ? undefined : all.list(folder);
      return found?.filter((path) => !isIgnored(`${folder}/${path}`));
    },
    get committed() {
      return committed;
    },
  };
  return committed;
}

function filesOf({ workingDirectory, folder, repository }: Program): Omit<Files, "committed"> {
  const root = realpathSync(repository);
  const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(workingDirectory, path));
  const nameOf = (path: string): string => relative(folder, absolute(path)) || ".";

  /** Where a path leads, links followed; `undefined` where it leads nowhere. */
  const real = (path: string): string | undefined => {
    try {
      const found = realpathSync(absolute(path));
      if (found !== root && !found.startsWith(root + sep))
        throw new Undecided(`${nameOf(path)} is outside the repository, so it is not read`);
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

  return {
    nameOf,
    link(path) {
      const place = absolute(path);
      if (real(dirname(place)) === undefined || !isLink(place)) return undefined;
      return readlinkSync(place);
    },
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

/** The files below a folder, each once; links are listed, and not followed. */
function* filesBelow(folder: string, below: string): Iterable<string> {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (!entry.isDirectory()) yield path;
    else if (!skipped.has(entry.name)) yield* filesBelow(folder, path);
  }
}

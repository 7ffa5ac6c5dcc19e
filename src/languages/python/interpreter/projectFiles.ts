import type { Files } from "../../../base/files";
import { Undecided } from "../../../base/undecided";
import { isAbsolute, normalize } from "../values/paths";
import type { Unknown } from "../values/value";

/** The size in characters above which a file is not read. */
const LARGEST = 2_000_000;

/** A project, and where it lies in the container. */
export interface Project {
  readonly files: Files;
  /** The folder of the project, as `files` reads it. */
  readonly root: string;
  /** Where `root` lies in the container, or `projectFolder` if that is not known. */
  readonly place: string;
  /** The absolute path of the folder that the program runs in, if it is known. */
  readonly workingDirectory?: string | undefined;
}

/** What reading a file costs, and the unknown that stands for one that cannot be read. */
interface Accounting {
  step(cost: number): void;
  unknown(what: string): Unknown;
}

/** The project's files, as the program in the container finds them. */
export class ProjectFiles {
  constructor(
    private readonly project: Project,
    private readonly python: Accounting,
  ) {}

  /** A path as the program in the container sees it. */
  placeOf(path: string): string {
    const { root, place } = this.project;
    return path === root ? place : root === "" || root === "." ? `${place}/${path}` : place + path.slice(root.length);
  }

  /** The file at a path that the program in the container sees; `undefined` outside the project. */
  fileAt(path: string): string | undefined {
    const { root, place } = this.project;
    if (path === place) return root;
    if (!path.startsWith(`${place}/`)) return undefined;
    const below = path.slice(place.length + 1);
    return root === "" || root === "." ? below : `${root}/${below}`;
  }

  /** The text of a file; `undefined` if there is none, an unknown if it cannot be read. */
  read(path: string): string | Unknown | undefined {
    try {
      const found = this.project.files.read(path);
      this.python.step((found?.length ?? 0) / 1000);
      return found !== undefined && found.length > LARGEST ? this.python.unknown("a large file") : found;
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      return { kind: "unknown", reason: { kind: "file", text: error.reason }, aliases: [] };
    }
  }

  /** A path as an absolute one; `undefined` if it is relative to a folder that is not known, or leads out of all folders. */
  absolute(path: string): string | undefined {
    const { workingDirectory } = this.project;
    if (isAbsolute(path)) return normalize(path);
    return workingDirectory === undefined ? undefined : normalize(`${workingDirectory}/${path}`);
  }

  exists(path: string): boolean {
    try {
      return this.project.files.read(path) !== undefined;
    } catch (error) {
      if (error instanceof Undecided) return true;
      throw error;
    }
  }

  /** The paths of the files below a folder, relative to it. */
  listed(folder: string): readonly string[] {
    try {
      return this.project.files.list(folder) ?? [];
    } catch (error) {
      if (error instanceof Undecided) return [];
      throw error;
    }
  }

  isFolder(path: string): boolean {
    try {
      return (this.project.files.list(path)?.length ?? 0) > 0;
    } catch (error) {
      if (error instanceof Undecided) return true;
      throw error;
    }
  }
}

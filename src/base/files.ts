/**
 * What a host lets the model see of the files next to the program. Paths are those that the program writes: relative to
 * the folder that it runs in, or absolute. Nothing outside the repository is read. A zip archive is a folder.
 */
export interface Files {
  /**
   * The text of a file; `undefined` where there is none.
   * @throws Undecided for a path that leads out of the repository, and for what is no text
   */
  read(path: string): string | undefined;
  /**
   * The files below a folder, as paths relative to it; `undefined` where there is no such folder.
   * @throws Undecided for a path that leads out of the repository
   */
  list(folder: string): readonly string[] | undefined;
  /**
   * Where a symbolic link leads, as the link is written; `undefined` for anything else.
   * @throws Undecided for a path that leads out of the repository
   */
  link(path: string): string | undefined;
  /**
   * The same without the files that git ignores: what a deployment that is built elsewhere has. All files if there is no
   * git, or no repository.
   */
  readonly committed: Files;
  /** A path as reports name it: relative to the project's folder. */
  nameOf(path: string): string;
  /** The files with this name in the whole repository; absent if these are not the files of a repository. */
  find?(name: string): readonly string[];
}

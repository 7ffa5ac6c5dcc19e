/** A path seen from a folder: absolute paths stay as they are, and so do all if the folder is unknown (""). */
export function pathFrom(folder: string, path: string): string {
  if (path.startsWith("/") || folder === "") return path;
  return `${folder.replace(/\/+$/, "")}/${path.replace(/^(?:\.\/)+/, "")}`;
}

/** A path without repeated slashes and without slashes at its end. */
export function cleanPath(path: string): string {
  return path.replace(/\/{2,}/g, "/").replace(/(.)\/+$/, "$1");
}

/** A path without `.`, `..`, repeated slashes and slashes at its end; only an absolute one can be freed of every `..`. */
export function normalPath(path: string): string {
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === ".." && names.length > 0 && names.at(-1) !== "..") names.pop();
    else if (name !== "" && name !== "." && !(name === ".." && path.startsWith("/"))) names.push(name);
  }
  return path.startsWith("/") ? `/${names.join("/")}` : names.join("/");
}

/** Whether a path is a folder or lies in it; both in their plainest form. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === "/" ? folder : `${folder}/`);
}

/** The folders that a path lies in, outermost first, without the topmost one: `/a` and `/a/b` for `/a/b/c`. */
export function foldersAbove(path: string): readonly string[] {
  const names = path.split("/");
  return names.map((_, index) => names.slice(0, index).join("/")).filter((folder) => folder !== "");
}

/** The last name of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The part of a path before its last name, with the slash at its end; empty if there is none. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

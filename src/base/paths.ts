/** A path seen from a folder: absolute paths stay as they are, and so do all if the folder is unknown (""). */
export function pathFrom(folder: string, path: string): string {
  if (path.startsWith("/") || folder === "") return path;
  return `${folder.replace(/\/+$/, "")}/${path.replace(/^(?:\.\/)+/, "")}`;
}

/** A path without repeated slashes and without slashes at its end. */
export function cleanPath(path: string): string {
  return path.replace(/\/{2,}/g, "/").replace(/(.)\/+$/, "$1");
}

/** The last name of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The part of a path before its last name, with the slash at its end; empty if there is none. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

import type { Interpreter } from "../../languages/python/interpreter/interpreter";
import { pathOf } from "../../languages/python/values/paths";
import { type Value } from "../../languages/python/values/value";

/**
 * The text of an environment file, an unknown if it cannot be read; `undefined` if there is none. A file that is not
 * part of the project is assumed not to be in the image either.
 */
export function environmentFile(python: Interpreter, path: Value | undefined): string | Value | undefined {
  const place = pathOf(path);
  const absolute = place === undefined ? undefined : python.files.absolute(place);
  const file = absolute === undefined ? undefined : python.files.fileAt(absolute);
  return file === undefined ? undefined : python.files.read(file);
}

/** The content of a file if it is not known: why nothing that is read from it is. */
export function unknownsIn(content: string | Value | undefined): readonly Value[] {
  return content === undefined || typeof content === "string" ? [] : [content];
}

/** The first of `names` in a folder of the project or in one above it. */
export function findUpwards(python: Interpreter, folder: string, names: readonly string[]): string | undefined {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
    for (const name of names) {
      const path = at === "" || at === "." ? name : `${at}/${name}`;
      if (python.files.exists(path)) return path;
    }
    if (at === python.world.root || !at.includes("/")) return undefined;
  }
}

/** The folder of the running file, as `Files` reads it. */
export function presentFolder(python: Interpreter): string {
  const path = python.frame.scope?.module.path ?? python.world.folder;
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

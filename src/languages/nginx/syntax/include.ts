import { globExpression } from "../../../base/glob";
import { folderOf } from "../../../base/paths";
import type { SourceFile } from "./tokenizer";

/**
 * The files that a main file may include. Paths are absolute, or relative to the main file's folder if its own path is
 * relative.
 */
export interface FileLookup {
  /** The file; "missing" if it does not exist, "unseen" if that is unknown. */
  read(path: string): SourceFile | "missing" | "unseen";
  /** The paths that match a shell pattern (`*`, `?`, `[`), or "unseen". */
  match(pattern: string): readonly string[] | "unseen";
}

/** The files of an `include` in nginx's order, or why there are none. */
export type Included = readonly SourceFile[] | "missing" | "unseen";

/** Files that nginx's packages and certbot ship. They set types, parameters and TLS options, and decide no request. */
const harmless =
  /(^|\/)(mime\.types|(fastcgi|uwsgi|scgi|proxy)_params|fastcgi\.conf|koi-utf|koi-win|win-utf|options-ssl-nginx\.conf)$/;

/**
 * Finds what `include` names: relative to the main file's directory, a pattern's matches in byte order, none allowed for
 * a pattern only.
 */
export function resolveInclude(name: string, mainPath: string, files: FileLookup): Included {
  const path = isAbsolute(name) ? name : `${folderOf(mainPath)}${name}`;
  if (/[*?[]/.test(name)) {
    const matches = files.match(path);
    return matches === "unseen" ? "unseen" : readAll([...matches].sort(byBytes), files);
  }
  const file = files.read(path);
  if (file === "unseen" && harmless.test(path)) return [];
  return typeof file === "string" ? file : [file];
}

/** A lookup in which no file is visible. */
export const noFiles: FileLookup = { read: () => "unseen", match: () => "unseen" };

/** A lookup in which only the given files exist: any other is missing. */
export function onlyFiles(files: readonly SourceFile[]): FileLookup {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    read: (path) => byPath.get(path) ?? "missing",
    match: (pattern) => {
      const expression = globExpression(pattern);
      return [...byPath.keys()].filter((path) => expression.test(path));
    },
  };
}

function readAll(paths: readonly string[], files: FileLookup): Included {
  const found: SourceFile[] = [];
  for (const path of paths) {
    const file = files.read(path);
    if (typeof file === "string") return file;
    found.push(file);
  }
  return found;
}

function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function isAbsolute(path: string): boolean {
  return path.startsWith("/");
}

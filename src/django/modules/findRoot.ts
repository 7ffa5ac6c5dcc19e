import type { Files } from "../../base/files";
import { Undecided } from "../../base/undecided";

/** Folders that contain no modules of the project. */
const skipped: ReadonlySet<string> = new Set([
  "node_modules",
  "venv",
  ".venv",
  "site-packages",
  ".git",
  "docs",
  "tests",
]);

/**
 * The folder that must be first in `sys.path` for Python to find a module: `root`, its `src`, or any other folder in
 * it; `undefined` if none contains the module.
 */
export function findRoot(files: Files, root: string, module: string): string | undefined {
  const path = module.replaceAll(".", "/");
  const holds = (folder: string): boolean =>
    [`${folder}/${path}.py`, `${folder}/${path}/__init__.py`].some((file) => isThere(files, file));
  const near = [root, `${root}/src`].find(holds);
  if (near !== undefined) return near;
  const folders = new Set(filesBelow(files, root).flatMap((file) => (file.includes("/") ? [file.split("/")[0]!] : [])));
  const found = [...folders].filter((folder) => !skipped.has(folder)).find((folder) => holds(`${root}/${folder}`));
  return found === undefined ? undefined : `${root}/${found}`;
}

function isThere(files: Files, path: string): boolean {
  try {
    return files.read(path) !== undefined;
  } catch (error) {
    if (error instanceof Undecided) return false;
    throw error;
  }
}

function filesBelow(files: Files, folder: string): readonly string[] {
  try {
    return files.list(folder) ?? [];
  } catch (error) {
    if (error instanceof Undecided) return [];
    throw error;
  }
}

import type { Container } from "../containers";
import type { ImageTree } from "../languages/docker/imageTree";

/** Where a container's image has a module. */
export interface PlacedModule {
  /** The folder that must be in `sys.path` for Python to find it. */
  readonly folder: string;
  readonly isThere: boolean;
}

/**
 * Where Python finds a module in an image: from the working directory, PYTHONPATH or `src`, else in the only other folder
 * that has it. A folder without the module is named if it has the module's package and is seen as a whole.
 *
 * @param pythonPath PYTHONPATH, which matters only if the working directory does not have the module
 * @returns `undefined` if the image does not show whether it has the module
 */
export function findModule(
  { files, workingDirectory }: NonNullable<Container["contents"]>,
  module: string,
  pythonPath: () => string | undefined,
): PlacedModule | undefined {
  const all = files.list("/") ?? [];
  const holding = foldersHolding(all, module);
  if (holding.includes(clean(workingDirectory))) return { folder: clean(workingDirectory), isThere: true };
  const near = [workingDirectory, ...(pythonPath() ?? "").split(":"), `${workingDirectory}/src`].filter(
    (folder) => folder !== "",
  );
  const found = near.find((folder) => holding.includes(clean(folder))) ?? only(holding);
  if (found !== undefined) return { folder: clean(found), isThere: true };
  const [top = module] = module.split(".", 1);
  const withPackage = near.find((folder) => isPackage(files, `${clean(folder)}/${top}`));
  return withPackage === undefined ? undefined : { folder: clean(withPackage), isThere: false };
}

/** The folders from which a module can be imported. */
function foldersHolding(all: readonly string[], module: string): readonly string[] {
  const path = module.replaceAll(".", "/");
  const endings = [`/${path}.py`, `/${path}/__init__.py`];
  const found = all.flatMap((file) => {
    const ending = endings.find((each) => `/${file}`.endsWith(each));
    return ending === undefined ? [] : [`/${file}`.slice(1, -ending.length)];
  });
  return [...new Set(found)];
}

/** Whether a folder is a package, all of whose modules are seen. */
function isPackage(files: ImageTree, folder: string): boolean {
  return !files.mayHoldMore(folder) && (files.list(folder) ?? []).some((file) => file.endsWith(".py"));
}

function only(folders: readonly string[]): string | undefined {
  return folders.length === 1 ? folders[0] : undefined;
}

/** A folder as `ImageTree` lists it: without the slash in front. */
function clean(folder: string): string {
  return folder.replace(/^\/+|\/+$/g, "");
}

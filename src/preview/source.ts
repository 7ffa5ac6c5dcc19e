import { isAbsolute, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Project } from "./project";
import type { resourceProto } from "./proto";

/** Where the program creates a resource; file relative to the project's folder where it lies in the same repository. */
export interface Source {
  file: string;
  line: number;
}

type Located = Pick<InstanceType<typeof resourceProto.RegisterResourceRequest>, "getSourceposition" | "getStacktrace">;

/**
 * The place in the user's own code that created a resource: the nearest frame of the call stack outside installed
 * packages. So what a library's component creates is shown where the user created the component, what a component of
 * the user's own creates is shown there, and the stack itself, which no line of the program creates, has no place.
 */
export function sourceOf(request: Located, project: Project): Source | undefined {
  const frames = (request.getStacktrace()?.getFramesList() ?? []).map((frame) => frame.getPc());
  for (const position of [request.getSourceposition(), ...frames]) {
    const path = position?.getUri().startsWith("file:") ? fileURLToPath(position.getUri()) : "";
    if (path !== "" && isOwnCode(path)) {
      return { file: shownPath(path, project), line: position!.getLine() };
    }
  }
  return undefined;
}

// Installed packages, the Python standard library, and what starts a Python program.
const FOREIGN = /[\\/](node_modules|site-packages|dist-packages|lib[\\/]python3[^\\/]*)[\\/]|[\\/]python[\\/]launch\.py$/i;

/** Whether a file is the user's own rather than a package's. */
export function isOwnCode(path: string): boolean {
  return !FOREIGN.test(path);
}

/** A path as the user knows it: relative to the project's folder where it lies in the same repository, else as it is. */
export function shownPath(path: string, { folder, repository }: Project): string {
  return isInside(repository, path) ? relative(folder, path) : path;
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

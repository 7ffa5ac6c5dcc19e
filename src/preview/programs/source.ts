import { isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { resourceProto } from "../host/proto";
import type { Project } from "../project/project";
import { LAUNCHER } from "./python";

/** Where the program creates a resource; file relative to the project's folder where it lies in the same repository. */
export interface Source {
  readonly file: string;
  readonly line: number;
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
    if (path !== "" && isOwnCode(path)) return { file: shownPath(path, project), line: position!.getLine() };
  }
  return undefined;
}

// Installed packages and plugins, and the Python standard library.
const FOREIGN =
  /[\\/](node_modules|site-packages|dist-packages|lib[\\/]python3[^\\/]*|plugins[\\/]resource-[^\\/]+|data:text)[\\/]/i;

// What we build in place of a provider's plugin.
const COMPONENTS = join(__dirname, "..", "awsx") + sep;

/** Whether a file is the user's own rather than a package's or ours. */
export function isOwnCode(path: string): boolean {
  return !FOREIGN.test(path) && path !== LAUNCHER && !path.startsWith(COMPONENTS);
}

/** A path as the user knows it: relative to the project's folder where it lies in the same repository, else as it is. */
export function shownPath(path: string, { folder, repository }: Project): string {
  return isInside(repository, path) ? relative(folder, path) : path;
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

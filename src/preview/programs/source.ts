import { isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { resourceProto } from "../host/proto";
import type { Project } from "../project/project";
import { LAUNCHER } from "./python";

/**
 * Where the program creates a resource; the file is relative to the project's folder if it is in the same repository.
 */
export interface Source {
  readonly file: string;
  readonly line: number;
}

type Located = Pick<InstanceType<typeof resourceProto.RegisterResourceRequest>, "getSourceposition" | "getStacktrace">;

/**
 * The place in the user's own code that created a resource: the nearest frame of the call stack outside installed
 * packages. So a child of a library's component is placed where the user created the component, and a child of the
 * user's own component is placed inside that. The stack, which no line creates, has no place.
 */
export function sourceOf(request: Located, project: Project): Source | undefined {
  const frames = (request.getStacktrace()?.getFramesList() ?? []).map((frame) => frame.getPc());
  for (const position of [request.getSourceposition(), ...frames]) {
    const path = position?.getUri().startsWith("file:") ? fileURLToPath(position.getUri()) : "";
    if (path !== "" && isOwnCode(path)) return { file: shownPath(path, project), line: position!.getLine() };
  }
  return undefined;
}

/** Whether the SDK says where a resource is created, in the user's own code or not. */
export function saysPlace(request: Located): boolean {
  return request.getSourceposition() !== undefined || (request.getStacktrace()?.getFramesList() ?? []).length > 0;
}

// Installed packages and plugins, and the Python standard library.
const FOREIGN =
  /[\\/](node_modules|site-packages|dist-packages|lib[\\/]python3[^\\/]*|plugins[\\/]resource-[^\\/]+|data:text)[\\/]/i;

// Our own plugin, which builds components in place of the provider's.
const COMPONENTS = join(__dirname, "..", "awsx") + sep;

/** Whether a file is the user's own rather than a package's or ours. */
export function isOwnCode(path: string): boolean {
  return !FOREIGN.test(path) && path !== LAUNCHER && !path.startsWith(COMPONENTS);
}

/** A path as the user knows it: relative to the project's folder if it is in the same repository, else unchanged. */
export function shownPath(path: string, { folder, repository }: Project): string {
  return isInside(repository ?? folder, path) ? relative(folder, path) : path;
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

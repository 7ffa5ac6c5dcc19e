import { isPlaced, projectFolder } from "./projectFolder";
import type { Value } from "./value";

/** Whether a path is absolute, as the project's folder is. */
export function isAbsolute(path: string): boolean {
  return path.startsWith("/") || path.startsWith(projectFolder);
}

/** `os.path.join`. */
export function joinTexts(parts: readonly string[]): string {
  let path = parts[0] ?? "";
  for (const part of parts.slice(1)) {
    if (isAbsolute(part)) path = part;
    else path += path === "" || path.endsWith("/") ? part : `/${part}`;
  }
  return path;
}

/** A path as pathlib normalizes it: without empty and `.` parts; `..` stays. */
function purePath(path: string): string {
  const root = path.startsWith("//") && !path.startsWith("///") ? "//" : path.startsWith("/") ? "/" : "";
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  return root + parts.join("/") || ".";
}

/** `Path(…, …)`. */
export function joinPaths(parts: readonly string[]): string {
  return purePath(joinTexts(parts.map(purePath)));
}

/** `os.path.normpath` of an absolute path; `undefined` above a project folder whose place is not known. */
export function normalize(path: string): string | undefined {
  if (!isAbsolute(path)) return undefined;
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") {
      if (parts.at(-1) !== undefined && isPlaced(parts.at(-1)!)) return undefined;
      parts.pop();
    } else if (part !== "" && part !== ".") {
      parts.push(part);
    }
  }
  const text = parts.join("/");
  return text.startsWith(projectFolder) ? text : `/${text}`;
}

/** `os.path.dirname`; `undefined` above a project folder whose place is not known. */
export function dirname(path: string): string | undefined {
  const at = path.lastIndexOf("/");
  if (at < 0) return isPlaced(path) ? undefined : "";
  return at === 0 ? "/" : path.slice(0, at).replace(/(.)\/+$/, "$1");
}

/** `path.parent` of pathlib; `undefined` above a project folder whose place is not known. */
export function parentOf(path: string): string | undefined {
  if (path === "/" || path === ".") return path;
  const at = path.lastIndexOf("/");
  if (at < 0) return isPlaced(path) ? undefined : ".";
  return at === 0 ? "/" : path.slice(0, at);
}

/** `os.path.basename`; `undefined` for a project folder whose place is not known. */
export function basename(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return isPlaced(name) ? undefined : name;
}

/** The path that a value names, as the program in the container sees it; `undefined` if it names none. */
export function pathOf(value: Value | undefined): string | undefined {
  if (value?.kind === "native") return value.native.text;
  return value?.kind === "str" || value?.kind === "path" ? value.value : undefined;
}

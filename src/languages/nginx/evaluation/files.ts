import type { Exchange } from "./exchange";
import { knownValue, type Value } from "./values";
import { expandVariables, pathOf } from "./variables";

/** What can be at a path. */
export type FileKind = "file" | "directory" | "missing";

/** What is at a path. Where nobody knows, anything may be met: some files exist and others do not. */
export function fileKind(exchange: Exchange, path: Value): FileKind {
  const visible = path.isKnown ? exchange.surroundings.fileKind?.(path.text) : undefined;
  if (visible !== undefined) return visible;
  const question = path.isKnown
    ? `file ${path.text.replace(/\/$/, "")}`
    : `uri@${exchange.uriVersion} file ${path.text} … ${path.ending ?? ""}`;
  const kind = isRoot(exchange, path) ? "directory" : exchange.choices.pick(question, anything);
  exchange.files.set(path.text, kind);
  // A path that ends with a slash names no file.
  return kind === "file" && path.isKnown && path.text.endsWith("/") ? "missing" : kind;
}

const anything: readonly FileKind[] = ["missing", "file", "directory"];

/** The folder that is served exists. */
function isRoot(exchange: Exchange, path: Value): boolean {
  const root = pathOf(exchange, knownValue("/"));
  return path.isKnown && path.text.replace(/\/$/, "") === root.text.replace(/\/$/, "");
}

/** The test of a condition: `-f`, `-d`, `-e`, `-x`, negated by `!`. */
export function testFile(exchange: Exchange, operator: string, source: string): boolean {
  const kind = fileKind(exchange, expandVariables(exchange, source));
  const holds = { f: kind === "file", d: kind === "directory", e: kind !== "missing", x: kind !== "missing" };
  const answer = holds[operator.at(-1) as keyof typeof holds];
  return operator.startsWith("!") ? !answer : answer;
}

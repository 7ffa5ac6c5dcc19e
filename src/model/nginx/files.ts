import type { Exchange } from "./exchange";
import { readLocation } from "./check";
import { append, known, type Value } from "./values";

/** The path in the file system to which a URI maps by `root` or `alias`. */
export function pathOf(exchange: Exchange, uri: Value = exchange.uri): Value {
  const directive = exchange.scope.effective("root", "alias").at(-1);
  const base = exchange.value(directive?.args[0]?.text ?? "html");
  if (directive?.name !== "alias") {
    return append(base, uri);
  }
  let owner = exchange.scope;
  while (owner.parent && !owner.directives.includes(directive)) {
    owner = owner.parent;
  }
  const { modifier, name } = readLocation(owner.directive?.args ?? []);
  if (modifier.startsWith("~")) {
    return base;
  }
  return append(base, { ...uri, text: uri.text.slice(name.length), id: undefined });
}

export type FileKind = "file" | "directory" | "missing";

/** What is at a path. Where nobody knows, anything may be met: some files exist and others do not. */
export function fileKind(exchange: Exchange, path: Value): FileKind {
  const visible = path.known ? exchange.surroundings.fileKind?.(path.text) : undefined;
  if (visible !== undefined) {
    return visible;
  }
  const question = path.known ? `file ${path.text.replace(/\/$/, "")}` : `uri@${exchange.uriVersion} file ${path.text}`;
  const kind = isRoot(exchange, path) ? "directory" : exchange.choices.pick(question, anything);
  exchange.files.set(path.text, kind);
  // A path that ends with a slash names no file.
  return kind === "file" && path.known && path.text.endsWith("/") ? "missing" : kind;
}

const anything: readonly FileKind[] = ["missing", "file", "directory"];

/** The folder that is served exists. */
function isRoot(exchange: Exchange, path: Value): boolean {
  const root = pathOf(exchange, known("/"));
  return path.known && path.text.replace(/\/$/, "") === root.text.replace(/\/$/, "");
}

/** The test of a condition: `-f`, `-d`, `-e`, `-x`, negated by `!`. */
export function testFile(exchange: Exchange, operator: string, source: string): boolean {
  const kind = fileKind(exchange, exchange.value(source));
  const holds = { f: kind === "file", d: kind === "directory", e: kind !== "missing", x: kind !== "missing" };
  const answer = holds[operator.at(-1) as keyof typeof holds];
  return operator.startsWith("!") ? !answer : answer;
}

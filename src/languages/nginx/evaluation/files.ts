import { append, known, type Value } from "../model/values";
import { readLocation } from "../syntax/check";
import type { Exchange } from "./exchange";

/** How URIs map to paths: `root` goes before them, `alias` takes the place of so many characters. */
export interface Mapping {
  readonly base: Value;
  readonly strip: number;
  /** With `alias` in a location given by a regular expression, the whole path. */
  readonly whole: boolean;
}

export function mapping(exchange: Exchange): Mapping {
  const directive = exchange.scope.effective("root", "alias").at(-1);
  const base = exchange.value(directive?.args[0]?.text ?? "html");
  if (directive?.name !== "alias") return { base, strip: 0, whole: false };
  let owner = exchange.scope;
  while (owner.parent && !owner.directives.includes(directive)) owner = owner.parent;
  const { modifier, name } = readLocation(owner.directive?.args ?? []);
  const whole = modifier.startsWith("~");
  return { base, strip: whole ? 0 : name.length, whole };
}

/** The path in the file system to which a URI maps. */
export function pathOf(exchange: Exchange, uri: Value = exchange.uri): Value {
  const { base, strip, whole } = mapping(exchange);
  if (whole) return base;
  return strip === 0 ? append(base, uri) : append(base, { ...uri, text: uri.text.slice(strip), id: undefined });
}

export type FileKind = "file" | "directory" | "missing";

/** What is at a path. Where nobody knows, anything may be met: some files exist and others do not. */
export function fileKind(exchange: Exchange, path: Value): FileKind {
  const visible = path.known ? exchange.surroundings.fileKind?.(path.text) : undefined;
  if (visible !== undefined) return visible;
  const question = path.known
    ? `file ${path.text.replace(/\/$/, "")}`
    : `uri@${exchange.uriVersion} file ${path.text} … ${path.ending ?? ""}`;
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

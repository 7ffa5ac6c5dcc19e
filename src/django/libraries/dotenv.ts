import type { Interpreter } from "../../languages/python/interpreter/interpreter";
import { pathOf, isAbsolute, normalize } from "../../languages/python/values/paths";
import { text, type Value } from "../../languages/python/values/value";

/**
 * The text of an environment file, an unknown if it cannot be read; `undefined` if there is none. A file that is not part
 * of the project is assumed not to be in the image either.
 */
export function environmentFile(python: Interpreter, path: Value | undefined): string | Value | undefined {
  const place = pathOf(path);
  const absolute = place === undefined || !isAbsolute(place) ? undefined : normalize(place);
  const file = absolute === undefined ? undefined : python.files.fileAt(absolute);
  return file === undefined ? undefined : python.files.read(file);
}

/** The first of `names` in a folder of the project or in one above it. */
export function findUpwards(python: Interpreter, folder: string, names: readonly string[]): string | undefined {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
    for (const name of names) {
      const path = at === "" || at === "." ? name : `${at}/${name}`;
      if (python.files.exists(path)) return path;
    }
    if (at === python.world.root || !at.includes("/")) return undefined;
  }
}

/** The folder of the running file, as `Files` reads it. */
export function presentFolder(python: Interpreter): string {
  const path = python.frame.scope?.module.path ?? python.world.folder;
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The variables of a file, as python-decouple reads them. */
export function decoupleVariables(source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of source.split("\n").map((each) => each.trim())) {
    const at = line.indexOf("=");
    if (line === "" || line.startsWith("#") || at < 0) continue;
    const value = line.slice(at + 1).trim();
    const quoted = value.length >= 2 && (value[0] === "'" || value[0] === '"') && value.at(-1) === value[0];
    found.set(line.slice(0, at).trim(), quoted ? value.slice(1, -1) : value);
  }
  return found;
}

/** The variables of a file, as django-environ reads them. */
export function environVariables(source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of source.split(/\r\n|[\n\r]/)) {
    const [, name, raw = ""] = /^(?:export )?([A-Za-z_0-9]+)=(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const single = /^'(.*)'$/.exec(raw)?.[1] ?? raw;
    const double = /^"(.*)"$/.exec(single)?.[1];
    const keep = (_: string, character: string): string => ("rnt".includes(character) ? `\\${character}` : character);
    found.set(name, double === undefined ? single : double.replace(/\\(.)/g, keep));
  }
  return found;
}

/** The variables of a file, as python-dotenv reads them. Some are unknown, such as those that expand others. */
export function dotenvVariables(python: Interpreter, source: string): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  for (const line of source.split(/\r\n|[\n\r]/)) {
    const [, name, raw] = /^\s*(?:export\s+)?([A-Za-z_]\w*)[ \t]*=[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined || raw === undefined) continue;
    const value = dotenvValue(raw);
    found.set(name, value === undefined ? python.unknown("a line of a file of variables") : text(value));
  }
  return found;
}

function dotenvValue(raw: string): string | undefined {
  const [, quote, quoted] = /^(['"])((?:(?!\1)[^\\])*)\1\s*(?:#.*)?$/.exec(raw) ?? [];
  const value = quote === undefined ? raw.replace(/\s+#.*$/, "").trim() : quoted!;
  const isPlain = quote !== undefined || !/^['"]/.test(raw);
  return isPlain && !(quote !== "'" && value.includes("$")) ? value : undefined;
}

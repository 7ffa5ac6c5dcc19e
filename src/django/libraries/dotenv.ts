import { type Interpreter, type LibraryModule } from "../../languages/python/interpreter/interpreter";
import { method } from "../../languages/python/library/methods";
import type { CallArguments } from "../../languages/python/values/callArguments";
import { truth } from "../../languages/python/values/truth";
import { none, text, type Value } from "../../languages/python/values/value";
import { environmentFile, findUpwards, presentFolder, unknownsIn } from "./environmentFiles";
import { unknownOf } from "./readVariable";

/** python-dotenv. */
export function dotenvModule(python: Interpreter): LibraryModule {
  return {
    load_dotenv: method("load_dotenv", (given) => {
      const found = contentOf(python, given);
      const override = given.at(3, "override");
      const isOver = override ? truth(override) : false;
      if (found === undefined) return none;
      if (typeof found !== "string" || isOver === undefined) {
        python.environment.forget(python.unknownResult("load_dotenv()", unknownsIn(found)));
        return none;
      }
      for (const [name, value] of dotenvVariables(python, found)) {
        const look = python.environment.look(name);
        if (isOver || look.isPresent === false) python.environment.set(name, value);
        else if (look.isPresent === undefined) python.environment.set(name, unknownOf(python, look.value, "str"));
      }
      return none;
    }),
    dotenv_values: method("dotenv_values", (given) => {
      const found = contentOf(python, given);
      if (found === undefined) return python.dict([]);
      if (typeof found !== "string") return found;
      return python.dict([...dotenvVariables(python, found)].map(([name, value]) => [text(name), value] as const));
    }),
    find_dotenv: method("find_dotenv", () => {
      const found = findUpwards(python, presentFolder(python), [".env"]);
      return text(found === undefined ? "" : python.files.placeOf(found));
    }),
  };
}

function contentOf(python: Interpreter, given: CallArguments): string | Value | undefined {
  const path = given.at(0, "dotenv_path");
  if (path && path.kind !== "none" && !(path.kind === "str" && path.value === "")) return environmentFile(python, path);
  const found = findUpwards(python, presentFolder(python), [".env"]);
  return found === undefined ? undefined : python.files.read(found);
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
  const isInPlainText = quote !== undefined || !/^['"]/.test(raw);
  return isInPlainText && !(quote !== "'" && value.includes("$")) ? value : undefined;
}

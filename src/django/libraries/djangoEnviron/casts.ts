import { call, noArguments } from "../../../languages/python/interpreter/call";
import type { Interpreter } from "../../../languages/python/interpreter/interpreter";
import { readFloat, readInteger } from "../../../languages/python/values/numbers";
import { bool, float, text, tuple, type Value } from "../../../languages/python/values/value";
import { djangoEnviron, readAs } from "../../values/booleanReaders";
import { parseInteger } from "../readVariable";

/** Casts a text as django-environ does; `undefined` if the result is not known or depends on the version. */
export function castText(
  python: Interpreter,
  source: string | undefined,
  value: Value,
  cast: Value,
): Value | undefined {
  if (source === undefined) return undefined;
  if (cast.kind === "list" || cast.kind === "tuple") return castSequence(python, source, value, cast);
  if (cast.kind !== "builtin") return undefined;
  switch (cast.builtin.type) {
    case "str":
      return value;
    case "bool":
      return parseBoolean(source);
    case "int":
      return parseInteger(python, source, value);
    case "float":
      return parseEnvironFloat(python, source, value);
    case "list":
      return python.list(splitItems(source).map(text));
    case "tuple":
      return tuple(splitItems(unwrap(source)).map(text));
    case "dict":
      return parseDictionary(python, source, value);
    default:
      return undefined;
  }
}

/** Versions before 0.11 do not strip blanks: a text that they read differently is unknown. */
function parseBoolean(source: string): Value | undefined {
  if (readInteger(source) === "large") return undefined;
  const reading = readAs(djangoEnviron, source);
  const before = readAs({ ...djangoEnviron, compares: "in lower case" }, source);
  return reading === before ? bool(reading === "true") : undefined;
}

/** Versions before 0.8 drop the sign: a negative number is unknown. */
function parseEnvironFloat(python: Interpreter, source: string, value: Value): Value | undefined {
  if (/[^\x00-\x7f]/.test(source) || source.includes("-")) return undefined;
  const parts = source.replace(/[^\d,.]/g, "").split(/[,.]/);
  const digits = parts.length === 1 ? parts.join("") : `${parts.slice(0, -1).join("")}.${parts.at(-1)}`;
  const number = readFloat(digits);
  if (number === undefined) python.raise("ValueError", "a variable is not a number", value.read);
  return float(number);
}

function splitItems(source: string): readonly string[] {
  return source.split(",").filter((item) => item !== "");
}

function unwrap(source: string): string {
  return source.replace(/^\(+|\(+$/g, "").replace(/^\)+|\)+$/g, "");
}

/** `[cast]` and `(cast,)`: every item is cast. */
function castSequence(
  python: Interpreter,
  source: string,
  value: Value,
  cast: Value & { kind: "list" | "tuple" },
): Value | undefined {
  const [item] = cast.kind === "list" ? cast.cell.content.items : cast.items;
  if (!item) return undefined;
  const found = splitItems(cast.kind === "list" ? source : unwrap(source));
  const made = found.map((each) =>
    call(python, item, { ...noArguments, positional: [{ ...text(each), read: value.read }] }),
  );
  return cast.kind === "list" ? python.list(made) : tuple(made);
}

/** Versions before 0.9 refuse a second equals sign: such a text is unknown. */
function parseDictionary(python: Interpreter, source: string, value: Value): Value | undefined {
  const pairs = splitItems(source).map((item) => item.split("="));
  if (pairs.some(({ length }) => length > 2)) return undefined;
  if (pairs.some(({ length }) => length < 2)) python.raise("ValueError", "a variable is not a dictionary", value.read);
  return python.dict(pairs.map(([key = "", each = ""]) => [text(key), text(each)] as const));
}

import type { Interpreter } from "../../interpreter/interpreter";
import { represent } from "../../values/represent";
import { builtin, float, int, none, str, text, type Value } from "../../values/value";
import { method, type Run } from "../methods";
import { aggregates } from "./aggregates";
import { dynamicNames } from "./dynamic";
import { iterableFunctions } from "./iterables";
import { objectFunctions } from "./objects";
import { openFile } from "./openFile";
import { types } from "./types";

/** The built-in names. */
export function builtinNames(python: Interpreter): Record<string, Value> {
  const names: Record<string, Value> = {};
  const runs = {
    ...iterableFunctions(python),
    ...aggregates(python),
    ...objectFunctions(python),
    ...functions(python),
  };
  for (const [name, run] of Object.entries(runs)) names[name] = method(name, run);
  for (const [name, { run, attributes }] of Object.entries(types(python)))
    names[name] = method(name, run, { type: name, ...(attributes && { attributes }) });
  for (const [name, type] of python.exceptions) names[name] = { kind: "class", class: type };
  for (const name of ["property", "staticmethod", "classmethod"])
    names[name] = builtin(name, () => undefined, { type: name });
  Object.assign(names, dynamicNames(python));
  names["NotImplemented"] = python.unknown("NotImplemented");
  return names;
}

/** The other built-in functions. */
function functions(python: Interpreter): Record<string, Run> {
  return {
    abs(given) {
      const value = given.at(0);
      if (value?.kind === "float") return float(Math.abs(value.value));
      return value?.kind === "int" || value?.kind === "bool" ? int(Math.abs(Number(value.value))) : undefined;
    },
    round: (given) => (given.at(0)?.kind === "int" && given.count === 1 ? given.at(0) : undefined),
    repr(given) {
      const value = given.at(0);
      const shown = value && represent(value);
      return shown === undefined ? undefined : str(shown);
    },
    chr(given) {
      const code = given.integer(0);
      return code === undefined || code < 0 || code > 0x10ffff ? undefined : text(String.fromCodePoint(code));
    },
    ord(given) {
      const characters = given.text(0) ?? "";
      const code = characters.codePointAt(0);
      return code !== undefined && [...characters].length === 1 ? int(code) : undefined;
    },
    print: () => none,
    ...Object.fromEntries(unmodelled.map((name) => [name, () => undefined])),
    open: (given) => openFile(python, given),
  };
}

/** Built-in functions that are not evaluated. */
const unmodelled = [
  "input",
  "id",
  "hash",
  "format",
  "pow",
  "divmod",
  "bin",
  "hex",
  "oct",
  "ascii",
  "aiter",
  "anext",
  "delattr",
  "exit",
  "quit",
  "help",
];

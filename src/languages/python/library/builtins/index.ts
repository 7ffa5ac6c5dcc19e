import { getAttribute, hasAttribute, setAttribute } from "../../interpreter/attributes";
import type { Interpreter } from "../../interpreter/interpreter";
import { membersOf } from "../../interpreter/iterate";
import { binary } from "../../interpreter/operators";
import { CallArguments, textOf } from "../../values/callArguments";
import { Raised } from "../../values/exceptions";
import { represent } from "../../values/represent";
import { truth } from "../../values/truth";
import { mayBeAbsent, type Value, bool, builtin, float, int, smallInt, none, str, text } from "../../values/value";
import { sortedItems } from "../lists";
import type { Run } from "../methods";
import { dynamicNames } from "./dynamic";
import { conversions } from "./iterables";
import { isInstance, namesOf, superOf } from "./objects";
import { openFile } from "./openFile";
import { types } from "./types";

/** The names that every module finds bound. */
export function builtinNames(python: Interpreter): Record<string, Value> {
  const names: Record<string, Value> = {};
  for (const [name, run] of Object.entries({ ...conversions(python), ...functions(python) })) {
    names[name] = builtin(name, (given) => (given.unknown ? undefined : run(new CallArguments(given))), {
      harmless: true,
    });
  }
  for (const [name, { run, attributes }] of Object.entries(types(python))) {
    names[name] = builtin(name, (given) => (given.unknown ? undefined : run(new CallArguments(given))), {
      harmless: true,
      type: name,
      ...(attributes && { attributes }),
    });
  }
  for (const [name, type] of python.exceptions) names[name] = { kind: "class", class: type };
  for (const name of ["property", "staticmethod", "classmethod"])
    names[name] = builtin(name, () => undefined, { type: name });
  Object.assign(names, dynamicNames(python));
  names["NotImplemented"] = python.unknown("NotImplemented");
  return names;
}

function functions(python: Interpreter): Record<string, Run> {
  const members = (given: Value | undefined): readonly Value[] | undefined => given && membersOf(python, given);
  const extreme = (given: CallArguments, sign: number): Value | undefined => {
    if (given.keywords.size > 0) return undefined;
    const all = given.count === 1 ? members(given.at(0)) : given.positional;
    if (!all || all.length === 0) return undefined;
    return sortedItems(all, undefined, sign < 0)?.[0];
  };
  const quantified = (given: CallArguments, decisive: boolean): Value | undefined => {
    const truths = members(given.at(0))?.map(truth);
    if (!truths) return undefined;
    if (truths.includes(decisive)) return bool(decisive);
    return truths.includes(undefined) ? undefined : bool(!decisive);
  };
  return {
    len: (given) => length(given.at(0)),
    min: (given) => extreme(given, 1),
    max: (given) => extreme(given, -1),
    any: (given) => quantified(given, true),
    all: (given) => quantified(given, false),
    sum(given) {
      const all = members(given.at(0));
      return all?.reduce((sum, item) => binary(python, "+", sum, item), given.at(1, "start") ?? smallInt(0));
    },
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
    callable(given) {
      const kind = given.at(0)?.kind;
      if (kind === "function" || kind === "builtin" || kind === "class") return bool(true);
      return kind === "unknown" || kind === "native" || kind === "instance" ? undefined : bool(false);
    },
    isinstance: (given) => isInstance(python, given.at(0), given.at(1)),
    issubclass(given) {
      const [one, other] = [given.at(0), given.at(1)];
      if (one?.kind !== "class" || other?.kind !== "class" || one.class.unknownBase) return undefined;
      return bool(one.class.order.includes(other.class));
    },
    hasattr(given) {
      const [value, name] = [given.at(0), given.text(1)];
      const has = value && name !== undefined ? hasAttribute(python, value, name) : undefined;
      return has === undefined ? undefined : bool(has);
    },
    getattr(given) {
      const [value, name, byDefault] = [given.at(0), given.text(1), given.at(2)];
      if (!value || name === undefined) return undefined;
      try {
        return getAttribute(python, value, name);
      } catch (error) {
        if (!(error instanceof Raised) || error.type?.name !== "AttributeError" || !byDefault) throw error;
        return byDefault;
      }
    },
    setattr(given) {
      const [value, name, to] = [given.at(0), given.text(1), given.at(2)];
      if (!value || !to) return undefined;
      if (name !== undefined) setAttribute(python, value, name, to);
      else if (value.kind === "module") python.forgetNames(value.module.namespace, python.unknownResult("setattr()"));
      else python.escape([value], python.unknownResult("setattr()"));
      return none;
    },
    dir: (given) => namesOf(python, given.at(0)),
    ...Object.fromEntries(unmodelled.map((name) => [name, () => undefined])),
    open: (given) => openFile(python, given),
    super: () => superOf(python),
  };
}

/** What is there and is not evaluated. */
export const unmodelled = [
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

export function length(value: Value | undefined): Value | undefined {
  switch (value?.kind) {
    case "str":
      return textOf(value) === undefined ? undefined : int([...value.value].length);
    case "bytes":
      return int(value.value.length);
    case "tuple":
    case "view":
      return int(value.items.length);
    case "list":
      return value.cell.content.rest ? undefined : int(value.cell.content.items.length);
    case "set":
      return value.cell.content.rest ? undefined : int(value.cell.content.items.size);
    case "dict": {
      const { entries, rest } = value.cell.content;
      return rest || [...entries.values()].some((entry) => mayBeAbsent(entry.value)) ? undefined : int(entries.size);
    }
    default:
      return undefined;
  }
}

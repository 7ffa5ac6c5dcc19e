import { getAttribute } from "../../interpreter/attributes";
import { call } from "../../interpreter/call";
import type { Interpreter } from "../../interpreter/interpreter";
import { itemsOf, membersOf, whyNotIterated } from "../../interpreter/iterate";
import { type CallArguments, textOf } from "../../values/callArguments";
import { hashKey } from "../../values/equality";
import { readFloat, readInteger } from "../../values/numbers";
import { asText } from "../../values/represent";
import { truth } from "../../values/truth";
import {
  type Value,
  bool,
  builtin,
  float,
  int,
  smallInt,
  native,
  none,
  withRead,
  str,
  text,
  tuple,
} from "../../values/value";
import { pairsToUpdate } from "../dicts";
import type { Run } from "../methods";

/** The built-in classes. */
export function types(
  python: Interpreter,
): Record<string, { readonly run: Run; readonly attributes?: (name: string) => Value | undefined }> {
  const items = (given: Value | undefined): readonly Value[] | undefined => (given ? itemsOf(python, given) : []);
  const members = (given: Value | undefined): readonly Value[] | undefined => (given ? membersOf(python, given) : []);
  const setOf = (given: Value | undefined, frozen: boolean): Value | undefined => {
    const all = members(given);
    return all?.every((item) => hashKey(item) !== undefined) ? python.set(all, frozen) : undefined;
  };
  return {
    str: {
      run(given) {
        if (given.count === 0) return text("");
        if (given.count > 1) return undefined;
        const value = given.at(0);
        if (!value) return undefined;
        if (value.kind === "unknown") return unknownOfType(python, "str()", "str", value);
        const shown = asText(value);
        return shown === undefined ? undefined : str(shown);
      },
      attributes: (name) => unboundTextMethod(python, name),
    },
    int: { run: (given) => (given.count === 0 ? int(0) : toInteger(python, given)) },
    float: { run: (given) => (given.count === 0 ? float(0) : toFloat(python, given)) },
    bool: {
      run(given) {
        const value = given.at(0) ?? none;
        const is = truth(value);
        if (is === undefined) return unknownOfType(python, "bool()", "bool", value);
        return withRead(bool(is), value.read);
      },
    },
    list: {
      run(given) {
        const value = given.at(0);
        const all = items(value);
        if (all) return python.list(all);
        if (value?.kind === "list") return python.list(value.cell.content.items, value.cell.content.rest);
        return value?.kind === "unknown" ? python.list([], python.derive(value)) : undefined;
      },
    },
    tuple: {
      run(given) {
        const all = items(given.at(0));
        return all && tuple(all);
      },
    },
    set: { run: (given) => setOf(given.at(0), false) },
    frozenset: { run: (given) => setOf(given.at(0), true) },
    dict: {
      run: (given) => toDict(python, given),
      attributes: (name) =>
        name === "fromkeys"
          ? builtin("dict.fromkeys", ({ positional: [keys, value = none] }) => {
              const all = keys && itemsOf(python, keys);
              return all?.every((key) => hashKey(key) !== undefined)
                ? python.dict(all.map((key) => [key, value] as const))
                : undefined;
            })
          : undefined,
    },
    bytes: { run: (given) => (given.count === 0 ? { kind: "bytes", value: "" } : undefined) },
    object: { run: () => native({ type: "object" }) },
    type: { run: (given) => (given.count === 1 ? typeOf(python, given.at(0)) : undefined) },
    ...Object.fromEntries(otherTypes.map((name) => [name, { run: () => undefined }])),
  };
}

function unknownOfType(python: Interpreter, what: string, type: string, value: Value): Value {
  const unknown = python.unknownResult(what, [value]);
  return { ...unknown, type };
}

function unboundTextMethod(python: Interpreter, name: string): Value {
  return builtin(
    `str.${name}`,
    ({ positional: [self, ...positional], keyword }) =>
      self?.kind === "str" ? call(python, getAttribute(python, self, name), { positional, keyword }) : undefined,
    { harmless: true },
  );
}

/** `int(value)`. */
function toInteger(python: Interpreter, given: CallArguments): Value | undefined {
  const value = given.at(0);
  if (!value) return undefined;
  if (value.kind === "int" || value.kind === "bool") return withRead(smallInt(Number(value.value)), value.read);
  if (value.kind === "float") return Number.isFinite(value.value) ? int(Math.trunc(value.value)) : undefined;
  if (value.kind === "unknown") return unknownOfType(python, "int()", "int", value);
  const source = textOf(value);
  if (source === undefined || given.count > 1) return undefined;
  const number = readInteger(source);
  if (number === undefined) python.raise("ValueError", "invalid literal for int() with base 10", value.read);
  const made = number === "large" ? undefined : int(number);
  return made && withRead(made, value.read);
}

function toFloat(python: Interpreter, given: CallArguments): Value | undefined {
  const value = given.at(0);
  if (!value) return undefined;
  if (value.kind === "int" || value.kind === "bool" || value.kind === "float")
    return withRead(float(Number(value.value)), value.read);
  if (value.kind === "unknown") return unknownOfType(python, "float()", "float", value);
  const source = textOf(value);
  if (source === undefined) return undefined;
  const number = readFloat(source);
  if (number === undefined) python.raise("ValueError", "could not convert string to float", value.read);
  return withRead(float(number), value.read);
}

function toDict(python: Interpreter, given: CallArguments): Value | undefined {
  const source = given.at(0);
  const keywords = [...given.keywords].map(([name, value]) => [text(name), value] as const);
  if (!source) return python.dict(keywords);
  const pairs = source.kind === "dict" && source.cell.content.rest ? undefined : pairsToUpdate(python, source);
  if (pairs) return python.dict([...pairs, ...keywords]);
  if (source.kind === "dict" || source.kind === "unknown") return python.dict(keywords, whyNotIterated(python, source));
  return undefined;
}

function typeOf(python: Interpreter, value: Value | undefined): Value | undefined {
  if (value?.kind === "instance") return { kind: "class", class: value.instance.class };
  return value && python.builtins[value.kind];
}

const otherTypes = ["complex", "slice", "bytearray", "memoryview"];

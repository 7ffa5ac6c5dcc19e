import { isPlaced } from "../values/projectFolder";
import { mayBeAbsent, withRead, text, type DictContent, type Unknown, type Value } from "../values/value";
import type { Interpreter } from "./interpreter";

/** The items of an iterable, in order; `undefined` if they are not known. This exhausts an iterator. */
export function itemsOf(python: Interpreter, value: Value): readonly Value[] | undefined {
  const items = itemsWithin(python, value);
  python.step(items?.length ?? 1);
  return items && value.read ? items.map((item) => withRead(item, value.read)) : items;
}

function itemsWithin(python: Interpreter, value: Value): readonly Value[] | undefined {
  switch (value.kind) {
    case "list":
      return value.cell.content.rest ? undefined : value.cell.content.items;
    case "tuple":
    case "view":
      return value.items;
    case "iterator": {
      const { items, rest } = value.cell.content;
      python.store.set(value.cell, { items: [], ...(rest && { rest }) });
      return rest ? undefined : items;
    }
    case "dict":
      return keysOf(value.cell.content);
    case "set": {
      const { items, rest } = value.cell.content;
      return rest || items.size > 1 ? undefined : [...items.values()];
    }
    case "str":
      return isPlaced(value.value) ? undefined : [...value.value].map(text);
    default:
      return undefined;
  }
}

/** Like `itemsOf`, in any order: sets have items, too. */
export function membersOf(python: Interpreter, value: Value): readonly Value[] | undefined {
  if (value.kind !== "set") return itemsOf(python, value);
  return value.cell.content.rest ? undefined : [...value.cell.content.items.values()];
}

function keysOf({ entries, rest }: DictContent): readonly Value[] | undefined {
  const all = [...entries.values()];
  return rest || all.some(({ value }) => mayBeAbsent(value)) ? undefined : all.map(({ key }) => key);
}

/** The keys and values of a dictionary; `undefined` if they are not all known. */
export function pairsOf({ entries, rest }: DictContent): readonly (readonly [key: Value, value: Value])[] | undefined {
  const all = [...entries.values()];
  if (rest || all.some(({ value }) => mayBeAbsent(value))) return undefined;
  return all.map(({ key, value }) => [key, value]);
}

/** An unknown that says why a value cannot be iterated. */
export function whyNotIterated(python: Interpreter, value: Value): Unknown {
  if (value.kind === "unknown") return python.derive(value);
  if (value.kind === "list" || value.kind === "dict" || value.kind === "set" || value.kind === "iterator") {
    const { rest } = value.cell.content;
    if (rest) return python.derive(rest, [value]);
  }
  return python.unknownResult("what is iterated", [value]);
}

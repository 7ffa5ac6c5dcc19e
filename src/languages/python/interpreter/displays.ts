import type { DictEntry, Expression } from "../parse/syntax";
import { hashKey } from "../values/equality";
import { type Scope, type Unknown, type Value } from "../values/value";
import { evaluate } from "./evaluate";
import type { Interpreter } from "./interpreter";
import { itemsOf, pairsOf, whyNotIterated } from "./iterate";

/** Evaluates items, some of which may be starred. `rest` is set if a starred one is unknown. */
export function evaluateItems(
  python: Interpreter,
  items: readonly Expression[],
  scope: Scope,
  make: (items: readonly Value[], rest: Unknown | undefined) => Value,
): Value {
  const values: Value[] = [];
  let rest: Unknown | undefined;
  for (const item of items) {
    const value = evaluate(python, item, scope);
    if (item.kind !== "starred") {
      values.push(value);
    } else {
      const starred = itemsOf(python, value);
      if (starred) values.push(...starred);
      else rest ??= whyNotIterated(python, value);
      if (!starred && value.kind === "list") values.push(...value.cell.content.items);
    }
  }
  return make(values, rest);
}

/** A set of items. */
export function makeSet(python: Interpreter, items: readonly Value[], rest: Unknown | undefined): Value {
  const unhashable = items.find((item) => hashKey(item) === undefined);
  const known = items.filter((item) => hashKey(item) !== undefined);
  return python.set(known, false, rest ?? (unhashable && python.unknownResult("a set", [unhashable])));
}

/** `{key: value, **mapping}`. */
export function evaluateDict(python: Interpreter, entries: readonly DictEntry[], scope: Scope): Value {
  const pairs: (readonly [Value, Value])[] = [];
  let rest: Unknown | undefined;
  const forget = (why: Unknown): void => {
    pairs.length = 0;
    rest = why;
  };
  for (const { key, value } of entries) {
    const name = key && evaluate(python, key, scope);
    const given = evaluate(python, value, scope);
    if (name) {
      if (hashKey(name) === undefined) forget(python.unknownResult("a key", [name]));
      else pairs.push([name, given]);
      continue;
    }
    const known = given.kind === "dict" ? pairsOf(given.cell.content) : undefined;
    if (!known) forget(whyNotIterated(python, given));
    pairs.push(...(known ?? []));
  }
  return python.dict(pairs, rest);
}

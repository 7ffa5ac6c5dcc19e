import { call } from "../../interpreter/call";
import { type Interpreter, limits } from "../../interpreter/interpreter";
import { itemsOf, membersOf, whyNotIterated } from "../../interpreter/iterate";
import { allKnown } from "../../values/known";
import { truth } from "../../values/truth";
import { type Value, smallInt, tuple } from "../../values/value";
import { sortedItems } from "../lists";
import type { Run } from "../methods";

/** The built-in functions on iterables. */
export function iterableFunctions(python: Interpreter): Record<string, Run> {
  const items = (given: Value | undefined): readonly Value[] | undefined => given && itemsOf(python, given);
  const open = (given: Value): Value => python.iterator([], whyNotIterated(python, given));
  return {
    range(given) {
      const [first, second, step = 1] = allKnown(given.positional.map((_, at) => given.integer(at))) ?? [];
      if (first === undefined) return undefined;
      const [from, to] = second === undefined ? [0, first] : [first, second];
      const count = Math.max(0, Math.ceil((to - from) / step));
      if (step === 0 || count > limits.items) return undefined;
      python.step(count);
      return { kind: "view", items: Array.from({ length: count }, (_, at) => smallInt(from + at * step)) };
    },
    enumerate(given) {
      const source = given.at(0);
      const all = items(source);
      const start = given.at(1, "start") ? given.integer(1, "start") : 0;
      if (!all || start === undefined) return source && open(source);
      return python.iterator(all.map((item, at) => tuple([smallInt(start + at), item])));
    },
    zip(given) {
      const columns = allKnown(given.positional.map(items));
      if (!columns || given.keywords.size > 0) return undefined;
      const length = Math.min(...columns.map((column) => column.length));
      const rows = Number.isFinite(length)
        ? Array.from({ length }, (_, at) => columns.map((column) => column[at]!))
        : [];
      return python.iterator(rows.map(tuple));
    },
    map(given) {
      const [made, source] = [given.at(0), given.at(1)];
      if (!made || !source || given.count !== 2) return undefined;
      const all = items(source);
      if (!all) return open(source);
      return python.iterator(all.map((item) => call(python, made, { positional: [item], keyword: new Map() })));
    },
    filter(given) {
      const [test, source] = [given.at(0), given.at(1)];
      const all = items(source);
      if (!test || !all) return source && open(source);
      const results = all.map((item) =>
        test.kind === "none" ? item : call(python, test, { positional: [item], keyword: new Map() }),
      );
      const unknown = results.find((result) => truth(result) === undefined);
      const kept = all.filter((_, at) => truth(results[at]!) === true);
      return python.iterator(kept, unknown && python.unknown("filter()", [unknown]));
    },
    reversed(given) {
      const all = items(given.at(0));
      return all && python.iterator(all.toReversed());
    },
    sorted(given) {
      const source = given.at(0);
      const all = source && membersOf(python, source);
      const key = given.at(1, "key");
      const reverse = given.at(2, "reverse");
      const descending = reverse ? truth(reverse) : false;
      if (!all || descending === undefined) return undefined;
      const keys =
        key && key.kind !== "none"
          ? all.map((item) => call(python, key, { positional: [item], keyword: new Map() }))
          : undefined;
      const sorted = sortedItems(all, keys, descending);
      return sorted && python.list(sorted);
    },
    iter(given) {
      const all = items(given.at(0));
      return all && given.count === 1 ? python.iterator(all) : undefined;
    },
    next(given) {
      const source = given.at(0);
      if (source?.kind !== "iterator" || source.cell.content.rest) return undefined;
      const [first, ...rest] = source.cell.content.items;
      python.store.set(source.cell, { items: rest });
      return first ?? given.at(1) ?? python.raise("StopIteration", "");
    },
  };
}

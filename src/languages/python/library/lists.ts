import { compareOrder } from "../interpreter/comparisons";
import type { Interpreter } from "../interpreter/interpreter";
import { itemsOf } from "../interpreter/iterate";
import { equal } from "../values/equality";
import { type List, type Unknown, type Value, int, none, tuple } from "../values/value";
import type { Method } from "./methods";

function changeList(python: Interpreter, { cell }: List, items: readonly Value[], rest?: Unknown): Value {
  python.step(items.length / 10);
  python.store.change(cell, { items, ...(rest && { rest }) }, rest ?? python.unknown("a list"));
  return none;
}

/** `list += value` and `list.extend(value)`: unknown items leave the list open. */
export function extend(python: Interpreter, list: List, value: Value): void {
  const { items, rest } = list.cell.content;
  const added = itemsOf(python, value);
  if (added) changeList(python, list, [...items, ...added], rest);
  else changeList(python, list, [...items, ...(openItems(value) ?? [])], rest ?? python.unknownResult("`+=`", [value]));
}

function openItems(value: Value): readonly Value[] | undefined {
  return value.kind === "list" ? value.cell.content.items : undefined;
}

/** The methods of lists. */
export const listMethods: Readonly<Record<string, Method<List>>> = {
  append(self, call, python) {
    const item = call.at(0);
    const { items, rest } = self.cell.content;
    return item && changeList(python, self, [...items, item], rest);
  },
  extend(self, call, python) {
    const value = call.at(0);
    if (!value) return undefined;
    extend(python, self, value);
    return none;
  },
  insert(self, call, python) {
    const [at, item] = [call.integer(0), call.at(1)];
    const { items, rest } = self.cell.content;
    if (at === undefined || !item || (rest && at !== 0)) return undefined;
    return changeList(python, self, items.toSpliced(at, 0, item), rest);
  },
  remove(self, call, python) {
    const at = surePosition(self, call.at(0));
    if (at === undefined) return undefined;
    if (at < 0) python.raise("ValueError", "list.remove(x): x not in list");
    return changeList(python, self, self.cell.content.items.toSpliced(at, 1), self.cell.content.rest);
  },
  index(self, call, python) {
    const at = surePosition(self, call.at(0));
    if (at === undefined || call.count !== 1 || self.cell.content.rest) return undefined;
    if (at < 0) python.raise("ValueError", "the value is not in the list");
    return int(at);
  },
  pop(self, call, python) {
    const { items, rest } = self.cell.content;
    const at = call.count === 0 ? -1 : call.integer(0);
    if (at === undefined || rest) return undefined;
    const position = at < 0 ? items.length + at : at;
    const item = items[position];
    if (!item) python.raise("IndexError", "pop index out of range");
    changeList(python, self, items.toSpliced(position, 1));
    return item;
  },
  copy: (self, _, python) => python.list(self.cell.content.items, self.cell.content.rest),
  clear: (self, _, python) => changeList(python, self, []),
  reverse: (self, _, python) => changeList(python, self, self.cell.content.items.toReversed(), self.cell.content.rest),
  sort(self, call, python) {
    const sorted = call.count === 0 && !self.cell.content.rest ? sortedItems(self.cell.content.items) : undefined;
    return sorted && changeList(python, self, sorted);
  },
  count(self, call) {
    const item = call.at(0);
    if (!item || self.cell.content.rest) return undefined;
    const matches = self.cell.content.items.map((each) => equal(each, item));
    return matches.includes(undefined) ? undefined : int(matches.filter(Boolean).length);
  },
};

/** The position of the first equal item, -1 if there is none; `undefined` if that is not known. */
function surePosition(list: List, item: Value | undefined): number | undefined {
  if (!item) return undefined;
  const { items, rest } = list.cell.content;
  for (const [at, each] of items.entries()) {
    const is = equal(each, item);
    if (is === undefined) return undefined;
    if (is) return at;
  }
  return rest ? undefined : -1;
}

/** The items sorted by their keys; `undefined` if their order is not known. */
export function sortedItems(items: readonly Value[], key?: readonly Value[], reverse = false): Value[] | undefined {
  let known = true;
  const positions = items
    .map((_, at) => at)
    .sort((one, other) => {
      const sorted = compareOrder((key ?? items)[one]!, (key ?? items)[other]!);
      known &&= sorted !== undefined;
      return (sorted ?? 0) * (reverse ? -1 : 1);
    });
  return known ? positions.map((at) => items[at]!) : undefined;
}

/** The methods of tuples. */
export const tupleMethods: Readonly<Record<string, Method<Value & { kind: "tuple" }>>> = {
  index(self, call) {
    const item = call.at(0);
    const at = item ? self.items.findIndex((each) => equal(each, item) !== false) : -1;
    return at >= 0 && equal(self.items[at]!, item!) ? int(at) : undefined;
  },
  count: (self, call) => {
    const matches = self.items.map((each) => equal(each, call.at(0) ?? tuple([])));
    return matches.includes(undefined) ? undefined : int(matches.filter(Boolean).length);
  },
};

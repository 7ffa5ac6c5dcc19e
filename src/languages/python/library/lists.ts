import { order } from "../interpreter/comparisons";
import { itemsOf } from "../interpreter/iterate";
import type { Machine } from "../interpreter/machine";
import { equal } from "../values/equality";
import { type List, type Unknown, type Value, int, none, tuple } from "../values/value";
import type { Method } from "./methods";

function changeList(machine: Machine, { cell }: List, items: readonly Value[], rest?: Unknown): Value {
  machine.step(items.length / 10);
  machine.store.change(cell, { items, ...(rest && { rest }) }, rest ?? machine.unknown("a list"));
  return none;
}

/** `list += value` and `list.extend(value)`: what is not known of the value leaves the list open. */
export function extend(machine: Machine, list: List, value: Value): void {
  const { items, rest } = list.cell.content;
  const added = itemsOf(machine, value);
  if (added) changeList(machine, list, [...items, ...added], rest);
  else changeList(machine, list, [...items, ...(openItems(value) ?? [])], rest ?? machine.unevaluated("`+=`", [value]));
}

function openItems(value: Value): readonly Value[] | undefined {
  return value.kind === "list" ? value.cell.content.items : undefined;
}

export const listMethods: Readonly<Record<string, Method<List>>> = {
  append(self, call, machine) {
    const item = call.at(0);
    const { items, rest } = self.cell.content;
    return item && changeList(machine, self, [...items, item], rest);
  },
  extend(self, call, machine) {
    const value = call.at(0);
    if (!value) return undefined;
    extend(machine, self, value);
    return none;
  },
  insert(self, call, machine) {
    const [at, item] = [call.integer(0), call.at(1)];
    const { items, rest } = self.cell.content;
    if (at === undefined || !item || (rest && at !== 0)) return undefined;
    return changeList(machine, self, items.toSpliced(at, 0, item), rest);
  },
  remove(self, call, machine) {
    const at = surePosition(self, call.at(0));
    if (at === undefined) return undefined;
    if (at < 0) machine.raise("ValueError", "list.remove(x): x not in list");
    return changeList(machine, self, self.cell.content.items.toSpliced(at, 1), self.cell.content.rest);
  },
  index(self, call, machine) {
    const at = surePosition(self, call.at(0));
    if (at === undefined || call.count !== 1 || self.cell.content.rest) return undefined;
    if (at < 0) machine.raise("ValueError", "the value is not in the list");
    return int(at);
  },
  pop(self, call, machine) {
    const { items, rest } = self.cell.content;
    const at = call.count === 0 ? -1 : call.integer(0);
    if (at === undefined || rest) return undefined;
    const position = at < 0 ? items.length + at : at;
    const item = items[position];
    if (!item) machine.raise("IndexError", "pop index out of range");
    changeList(machine, self, items.toSpliced(position, 1));
    return item;
  },
  copy: (self, _, machine) => machine.list(self.cell.content.items, self.cell.content.rest),
  clear: (self, _, machine) => changeList(machine, self, []),
  reverse: (self, _, machine) =>
    changeList(machine, self, self.cell.content.items.toReversed(), self.cell.content.rest),
  sort(self, call, machine) {
    const sorted = call.count === 0 && !self.cell.content.rest ? sortedItems(self.cell.content.items) : undefined;
    return sorted && changeList(machine, self, sorted);
  },
  count(self, call) {
    const item = call.at(0);
    if (!item || self.cell.content.rest) return undefined;
    const matches = self.cell.content.items.map((each) => equal(each, item));
    return matches.includes(undefined) ? undefined : int(matches.filter(Boolean).length);
  },
};

/** Where the first equal item stands, -1 for nowhere; nothing where that is not known. */
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

/** The items in order; nothing where they have none that is known. */
export function sortedItems(items: readonly Value[], key?: readonly Value[], reverse = false): Value[] | undefined {
  let known = true;
  const positions = items
    .map((_, at) => at)
    .sort((one, other) => {
      const sorted = order((key ?? items)[one]!, (key ?? items)[other]!);
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

import type { Interpreter } from "../interpreter/interpreter";
import { membersOf } from "../interpreter/iterate";
import { type CallArguments } from "../values/callArguments";
import { hashKey } from "../values/equality";
import { allKnown } from "../values/known";
import { type PythonSet, type Value, none } from "../values/value";
import { type Method, unknownArguments } from "./methods";

/** The methods of sets. */
export const setMethods: Readonly<Record<string, Method<PythonSet>>> = {
  add(self, call, python) {
    const item = call.at(0);
    const key = item && hashKey(item);
    if (!item || key === undefined) return undefined;
    python.store.change(
      self.cell,
      { ...self.cell.content, items: new Map(self.cell.content.items).set(key, item) },
      unknownArguments(python, call, "a set"),
    );
    return none;
  },
  discard(self, call, python) {
    const item = call.at(0);
    const key = item && hashKey(item);
    if (key === undefined || self.cell.content.rest) return undefined;
    const items = new Map(self.cell.content.items);
    items.delete(key);
    python.store.change(self.cell, { items }, unknownArguments(python, call, "a set"));
    return none;
  },
  update(self, call, python) {
    const added = hashedItems(call, python);
    if (!added) return undefined;
    const items = new Map(self.cell.content.items);
    for (const [key, item] of added) items.set(key, item);
    python.store.change(self.cell, { ...self.cell.content, items }, unknownArguments(python, call, "a set"));
    return none;
  },
  union: (self, call, python) => combine(self, call, python, (own, others) => [...own, ...others]),
  difference: (self, call, python) =>
    combine(self, call, python, (own, others) => own.filter((item) => !holds(others, item))),
  intersection: (self, call, python) =>
    call.count === 1
      ? combine(self, call, python, (own, others) => own.filter((item) => holds(others, item)))
      : undefined,
  copy: (self, _, python) => python.set(self.cell.content.items.values(), self.frozen, self.cell.content.rest),
};

function holds(items: readonly Value[], item: Value): boolean {
  return items.some((each) => hashKey(each) === hashKey(item));
}

function combine(
  self: PythonSet,
  call: CallArguments,
  python: Interpreter,
  choose: (own: readonly Value[], others: readonly Value[]) => readonly Value[],
): Value | undefined {
  const others = hashedItems(call, python);
  if (self.cell.content.rest || !others) return undefined;
  const chosen = choose(
    [...self.cell.content.items.values()],
    others.map(([, item]) => item),
  );
  return python.set(chosen, self.frozen);
}

/** The items of all arguments with their keys; `undefined` if an item is not known or cannot be hashed. */
function hashedItems(call: CallArguments, python: Interpreter): readonly (readonly [string, Value])[] | undefined {
  const items = allKnown(call.positional.map((each) => membersOf(python, each)))?.flat();
  const pairs = items?.map((item) => {
    const key = hashKey(item);
    return key === undefined ? undefined : ([key, item] as const);
  });
  return pairs && allKnown(pairs);
}

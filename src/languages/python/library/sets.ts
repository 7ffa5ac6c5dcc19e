import type { Interpreter } from "../interpreter/interpreter";
import { membersOf } from "../interpreter/iterate";
import { type CallArguments } from "../values/callArguments";
import { hashKey } from "../values/equality";
import { type PythonSet, type Value, none } from "../values/value";
import { type Method, why } from "./methods";

export const setMethods: Readonly<Record<string, Method<PythonSet>>> = {
  add(self, call, python) {
    const item = call.at(0);
    const key = item && hashKey(item);
    if (!item || key === undefined) return undefined;
    python.store.change(
      self.cell,
      { ...self.cell.content, items: new Map(self.cell.content.items).set(key, item) },
      why(python, call, "a set"),
    );
    return none;
  },
  discard(self, call, python) {
    const key = call.at(0) && hashKey(call.at(0)!);
    if (key === undefined || self.cell.content.rest) return undefined;
    const items = new Map(self.cell.content.items);
    items.delete(key);
    python.store.change(self.cell, { items }, why(python, call, "a set"));
    return none;
  },
  update(self, call, python) {
    const added = call.positional.map((each) => membersOf(python, each));
    if (added.some((items) => !items?.every((item) => hashKey(item) !== undefined))) return undefined;
    const items = new Map(self.cell.content.items);
    for (const item of added.flatMap((each) => each!)) items.set(hashKey(item)!, item);
    python.store.change(self.cell, { ...self.cell.content, items }, why(python, call, "a set"));
    return none;
  },
  union: (self, call, python) => combined(self, call, python, (own, others) => [...own, ...others]),
  difference: (self, call, python) =>
    combined(self, call, python, (own, others) => own.filter((item) => !holds(others, item))),
  intersection: (self, call, python) =>
    call.count === 1
      ? combined(self, call, python, (own, others) => own.filter((item) => holds(others, item)))
      : undefined,
  copy: (self, _, python) => python.set(self.cell.content.items.values(), self.frozen, self.cell.content.rest),
};

function holds(items: readonly Value[], item: Value): boolean {
  return items.some((each) => hashKey(each) === hashKey(item));
}

function combined(
  self: PythonSet,
  call: CallArguments,
  python: Interpreter,
  choose: (own: readonly Value[], others: readonly Value[]) => readonly Value[],
): Value | undefined {
  const others = call.positional.map((each) => membersOf(python, each));
  if (self.cell.content.rest || others.some((items) => !items?.every((item) => hashKey(item) !== undefined)))
    return undefined;
  return python.set(
    choose(
      [...self.cell.content.items.values()],
      others.flatMap((each) => each!),
    ),
    self.frozen,
  );
}

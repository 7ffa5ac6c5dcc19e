import { membersOf } from "../interpreter/iterate";
import type { Machine } from "../interpreter/machine";
import { hashKey } from "../values/equality";
import { type PythonSet, type Value, none } from "../values/value";
import { type Method, why } from "./methods";
import type { Call } from "./textMethods";

export const setMethods: Readonly<Record<string, Method<PythonSet>>> = {
  add(self, call, machine) {
    const item = call.at(0);
    const key = item && hashKey(item);
    if (!item || key === undefined) return undefined;
    machine.store.change(
      self.cell,
      { ...self.cell.content, items: new Map(self.cell.content.items).set(key, item) },
      why(machine, call, "a set"),
    );
    return none;
  },
  discard(self, call, machine) {
    const key = call.at(0) && hashKey(call.at(0)!);
    if (key === undefined || self.cell.content.rest) return undefined;
    const items = new Map(self.cell.content.items);
    items.delete(key);
    machine.store.change(self.cell, { items }, why(machine, call, "a set"));
    return none;
  },
  update(self, call, machine) {
    const added = call.given.positional.map((each) => membersOf(machine, each));
    if (added.some((items) => !items?.every((item) => hashKey(item) !== undefined))) return undefined;
    const items = new Map(self.cell.content.items);
    for (const item of added.flatMap((each) => each!)) items.set(hashKey(item)!, item);
    machine.store.change(self.cell, { ...self.cell.content, items }, why(machine, call, "a set"));
    return none;
  },
  union: (self, call, machine) => combined(self, call, machine, (own, others) => [...own, ...others]),
  difference: (self, call, machine) =>
    combined(self, call, machine, (own, others) => own.filter((item) => !holds(others, item))),
  intersection: (self, call, machine) =>
    call.count === 1
      ? combined(self, call, machine, (own, others) => own.filter((item) => holds(others, item)))
      : undefined,
  copy: (self, _, machine) => machine.set(self.cell.content.items.values(), self.frozen, self.cell.content.rest),
};

function holds(items: readonly Value[], item: Value): boolean {
  return items.some((each) => hashKey(each) === hashKey(item));
}

function combined(
  self: PythonSet,
  call: Call,
  machine: Machine,
  choose: (own: readonly Value[], others: readonly Value[]) => readonly Value[],
): Value | undefined {
  const others = call.given.positional.map((each) => membersOf(machine, each));
  if (self.cell.content.rest || others.some((items) => !items?.every((item) => hashKey(item) !== undefined)))
    return undefined;
  return machine.set(
    choose(
      [...self.cell.content.items.values()],
      others.flatMap((each) => each!),
    ),
    self.frozen,
  );
}

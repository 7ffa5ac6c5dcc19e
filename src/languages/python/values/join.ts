import { equal, isIdentical } from "./equality";
import { type Cell, type Joining, type Lattice } from "./store";
import {
  mayBeAbsent,
  withRead,
  tuple,
  type Binding,
  type Dict,
  type DictContent,
  type DictEntry,
  type List,
  type ListContent,
  type PythonSet,
  type SetContent,
  type Unknown,
  type Value,
} from "./value";

/** The store does not know values: what makes one unknown is always an unknown value, with its reason. */
function asUnknown(why: unknown): Unknown {
  return why as Unknown;
}

/** A value that may have become anything. */
export function unknownLike(value: Value | undefined, why: unknown): Unknown {
  const reason = asUnknown(why);
  return {
    ...reason,
    read: value?.read ?? reason.read,
    type: undefined,
    excluded: undefined,
    aliases: value ? cellsOf(value) : [],
    mayBeAbsent: value === undefined || (value.kind === "unknown" && value.mayBeAbsent),
  };
}

/** The cells of the objects that a value is or may be. */
export function cellsOf(value: Value): readonly Cell<unknown>[] {
  if (value.kind === "unknown") return value.aliases;
  if (value.kind === "list" || value.kind === "dict" || value.kind === "set" || value.kind === "iterator")
    return [value.cell as Cell<unknown>];
  if (value.kind === "instance") return [...value.instance.attributes.cells.values()] as Cell<unknown>[];
  return [];
}

/** The value after two branches: what both have in common. */
export function join(one: Value, other: Value, joining: Joining): Value {
  if (one === other) return one;
  const read = one.read ?? other.read ?? asUnknown(joining.why).read;
  if (isIdentical(one, other)) return withRead(one, read);
  if (one.kind === "list" && other.kind === "list") return withRead(joinLists(one, other, joining), read);
  if (one.kind === "dict" && other.kind === "dict") return withRead(joinDicts(one, other, joining), read);
  if (one.kind === "set" && other.kind === "set") return withRead(joinSets(one, other, joining), read);
  if (one.kind === "tuple" && other.kind === "tuple" && one.items.length === other.items.length)
    return withRead(tuple(one.items.map((item, at) => join(item, other.items[at]!, joining))), read);
  const type = typeOf(one);
  const cause = one.kind === "unknown" ? one : other.kind === "unknown" ? other : asUnknown(joining.why);
  return {
    kind: "unknown",
    reason: cause.reason,
    read,
    ...(type !== undefined && type === typeOf(other) && { type }),
    aliases: [...cellsOf(one), ...cellsOf(other)],
    mayBeAbsent: mayBeAbsent(one) || mayBeAbsent(other),
  };
}

function typeOf(value: Value): string | undefined {
  return value.kind === "unknown" ? value.type : value.kind;
}

/** The cell into which two others are joined; there is one for each pair. */
function joinCells<T>(one: Cell<T>, other: Cell<T>, joining: Joining, content: () => T): Cell<T> {
  const known = joining.cells.get(one)?.get(other);
  if (known) return known as Cell<T>;
  const cell = joining.store.cell(content(), one.lattice);
  joining.cells.set(one, (joining.cells.get(one) ?? new Map<unknown, unknown>()).set(other, cell));
  joining.store.link(cell as Cell<unknown>, one as Cell<unknown>);
  joining.store.link(cell as Cell<unknown>, other as Cell<unknown>);
  return cell;
}

function joinLists(one: List, other: List, joining: Joining): Value {
  if (one.cell === other.cell) return one;
  const join = (): ListContent => listLattice.join(one.cell.content, other.cell.content, joining);
  return { ...one, cell: joinCells(one.cell, other.cell, joining, join) };
}

function joinDicts(one: Dict, other: Dict, joining: Joining): Value {
  if (one.cell === other.cell) return one;
  const join = (): DictContent => dictLattice.join(one.cell.content, other.cell.content, joining);
  return { ...one, cell: joinCells(one.cell, other.cell, joining, join) };
}

function joinSets(one: PythonSet, other: PythonSet, joining: Joining): Value {
  if (one.cell === other.cell) return one;
  const join = (): SetContent => setLattice.join(one.cell.content, other.cell.content, joining);
  return { ...one, cell: joinCells(one.cell, other.cell, joining, join) };
}

/** Joins what a variable or an attribute is bound to; `undefined`: it is not bound. */
export const bindingLattice: Lattice<Binding | undefined> = {
  join(one, other, joining) {
    const [known, second] = one ? [one, other] : [other, one];
    if (!known) return undefined;
    if (!second) return { ...known, value: { ...unknownLike(known.value, joining.why), mayBeAbsent: true } };
    return { ...known, value: join(known.value, second.value, joining) };
  },
  unknown: (binding, why) => ({
    file: binding?.file ?? "",
    line: binding?.line ?? 0,
    value: unknownLike(binding?.value, why),
  }),
};

/** Keeps the first content: for what never differs between branches, such as which module a name means. */
export const firstLattice: Lattice<never> = { join: (one, other) => one ?? other, unknown: (content) => content };

/** Joins whether any name may be bound to anything: once it may, it stays so. */
export const opaqueLattice: Lattice<Unknown | undefined> = {
  join: (one, other) => one ?? other,
  unknown: (_, why) => asUnknown(why),
};

/** Joins lists: keeps the items that both contain in the same order. */
export const listLattice: Lattice<ListContent> = {
  join(one, other, joining) {
    const shared = longestCommonItems(one.items, other.items);
    const rest = one.rest ?? other.rest;
    if (!rest && one.items.length === other.items.length) {
      const inPlace = one.items.filter((item, at) => equal(item, other.items[at]!) === true);
      const joined = (): readonly Value[] => one.items.map((item, at) => join(item, other.items[at]!, joining));
      if (inPlace.length >= shared.length) return { items: joined() };
    }
    return { items: shared, rest: rest ?? asUnknown(joining.why) };
  },
  unknown: (_, why) => ({ items: [], rest: asUnknown(why) }),
};

/** Of longer lists only this many items are compared. */
const COMPARED = 400;

/** A longest list of items that both contain in this order. */
function longestCommonItems(one: readonly Value[], other: readonly Value[]): readonly Value[] {
  let start = 0;
  while (start < one.length && start < other.length && equal(one[start]!, other[start]!) === true) start++;
  const [left, right] = [one.slice(start, start + COMPARED), other.slice(start, start + COMPARED)];
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const matches = equal(left[i]!, right[j]!) === true;
      lengths[i]![j] = matches ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const found: Value[] = [...one.slice(0, start)];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (equal(left[i]!, right[j]!) === true) {
      found.push(left[i]!);
      i++;
      j++;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) {
      i++;
    } else {
      j++;
    }
  }
  return found;
}

/** Joins dictionaries: a key that one of them lacks may be absent. */
export const dictLattice: Lattice<DictContent> = {
  join(one, other, joining) {
    const entries = new Map<string, DictEntry>();
    const maybe = (entry: DictEntry): DictEntry => ({
      key: entry.key,
      value: { ...unknownLike(entry.value, joining.why), mayBeAbsent: true },
    });
    for (const [key, entry] of one.entries) {
      const match = other.entries.get(key);
      entries.set(key, match ? { key: entry.key, value: join(entry.value, match.value, joining) } : maybe(entry));
    }
    for (const [key, entry] of other.entries) if (!one.entries.has(key)) entries.set(key, maybe(entry));
    const rest = one.rest ?? other.rest ?? (haveSameOrder(one, other) ? undefined : asUnknown(joining.why));
    return { entries, ...(rest && { rest }) };
  },
  unknown: (_, why) => ({ entries: new Map(), rest: asUnknown(why) }),
};

/** Whether the keys that both have are in the same order, on which iteration depends. */
function haveSameOrder(one: DictContent, other: DictContent): boolean {
  const left = [...one.entries.keys()].filter((key) => other.entries.has(key));
  const right = [...other.entries.keys()].filter((key) => one.entries.has(key));
  return left.every((key, at) => key === right[at]);
}

/** Joins sets: keeps the items that both contain. */
export const setLattice: Lattice<SetContent> = {
  join(one, other, joining) {
    const items = new Map([...one.items].filter(([key]) => other.items.has(key)));
    const same = items.size === one.items.size && items.size === other.items.size;
    const rest = one.rest ?? other.rest ?? (same ? undefined : asUnknown(joining.why));
    return { items, ...(rest && { rest }) };
  },
  unknown: (_, why) => ({ items: new Map(), rest: asUnknown(why) }),
};

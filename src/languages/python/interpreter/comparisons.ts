import { equal, hashKey, isIdentical } from "../values/equality";
import { isPlaced } from "../values/projectFolder";
import { mayBeAbsent, type Unknown, type Value, bool, withRead } from "../values/value";
import type { Interpreter } from "./interpreter";
import { membersOf } from "./iterate";
import { isNumber } from "./numeric";

/** `one operator other` for comparisons. */
export function compare(python: Interpreter, operator: string, one: Value, other: Value): Value {
  const read = one.read ?? other.read;
  const result = compareKnown(python, operator, one, other);
  if (typeof result === "boolean") return withRead(bool(result), read);
  if (result) return withRead(result, read);
  const unknown = python.unknownResult(`\`${operator}\``, [one, other]);
  return { ...unknown, read, type: "bool" };
}

function compareKnown(python: Interpreter, operator: string, one: Value, other: Value): boolean | Value | undefined {
  switch (operator) {
    case "==":
      return equal(one, other);
    case "!=":
    case "<>":
      return negate(equal(one, other));
    case "is":
      return isSame(one, other);
    case "is not":
      return negate(isSame(one, other));
    case "in":
      return contains(python, other, one);
    case "not in": {
      const found = contains(python, other, one);
      return typeof found === "object" ? negateValue(found) : negate(found);
    }
    default:
      return isInOrder(operator, compareOrder(one, other));
  }
}

function negate(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function negateValue(value: Value): Value {
  return value.kind === "bool" ? { ...value, value: !value.value } : value;
}

/** `is`. Python may or may not share one object among equal texts and numbers. */
function isSame(one: Value, other: Value): boolean | undefined {
  if (one.kind === "unknown" || other.kind === "unknown") {
    const [unknown, value] = one.kind === "unknown" ? [one, other] : [other, one];
    return value.kind === "none" && (unknown as Unknown).type !== undefined ? false : undefined;
  }
  if (one.kind !== other.kind) return false;
  if (one.kind === "none" || one.kind === "bool" || one.kind === "ellipsis") return isIdentical(one, other);
  const immutable = ["int", "float", "str", "bytes", "tuple", "path", "builtin", "function"].includes(one.kind);
  return immutable ? undefined : isIdentical(one, other);
}

/** Whether a container contains an item: a value instead of a boolean if the answer depends on a variable. */
function contains(python: Interpreter, container: Value, item: Value): boolean | Value | undefined {
  if (container.kind === "unknown")
    return item.kind === "str" && container.excluded?.has(item.value) ? false : undefined;
  if (container.kind === "str") {
    if (item.kind !== "str" || isPlaced(container.value) || isPlaced(item.value)) return undefined;
    return container.value.includes(item.value);
  }
  if (container.kind === "native") return container.native.contains?.(item);
  if (container.kind === "namespace") return holdsName(container, item);
  if (container.kind === "dict" || container.kind === "set") return holdsKey(container, item);
  if (container.kind === "list") return holdsItem(container.cell.content.items, item, container.cell.content.rest);
  const items = membersOf(python, container);
  return items && holdsItem(items, item, undefined);
}

function holdsName({ namespace }: Value & { kind: "namespace" }, item: Value): boolean | undefined {
  if (item.kind !== "str" || namespace.opaque.content) return undefined;
  const value = namespace.cells.get(item.value)?.content?.value;
  return value === undefined ? false : mayBeAbsent(value) ? undefined : true;
}

function holdsKey(container: Value & { kind: "dict" | "set" }, item: Value): boolean | undefined {
  const key = hashKey(item);
  if (key === undefined) return undefined;
  const { content } = container.cell;
  if ("items" in content) return content.items.has(key) ? true : content.rest ? undefined : false;
  const entry = content.entries.get(key);
  if (entry) return mayBeAbsent(entry.value) ? undefined : true;
  const isKnown = !content.rest && [...content.entries.values()].every(({ key: each }) => each.kind !== "unknown");
  return isKnown ? false : undefined;
}

function holdsItem(items: readonly Value[], item: Value, rest: Unknown | undefined): boolean | undefined {
  let known: boolean | undefined = rest ? undefined : false;
  for (const each of items) {
    const is = equal(each, item);
    if (is) return true;
    if (is === undefined) known = undefined;
  }
  return known;
}

function isInOrder(operator: string, order: number | undefined): boolean | undefined {
  if (order === undefined) return undefined;
  if (operator === "<") return order < 0;
  if (operator === "<=") return order <= 0;
  return operator === ">" ? order > 0 : order >= 0;
}

/** Negative if `one` sorts before `other`; `undefined` if their order is not known. */
export function compareOrder(one: Value, other: Value): number | undefined {
  if (isNumber(one) && isNumber(other)) {
    const [left, right] = [Number(one.value), Number(other.value)];
    return Number.isNaN(left) || Number.isNaN(right) ? undefined : left - right;
  }
  if (one.kind === "str" && other.kind === "str") {
    const plain = !/[\ud800-\uffff]/.test(one.value + other.value);
    return plain ? (one.value < other.value ? -1 : one.value > other.value ? 1 : 0) : undefined;
  }
  const items = (value: Value): readonly Value[] | undefined =>
    value.kind === "tuple"
      ? value.items
      : value.kind === "list" && !value.cell.content.rest
        ? value.cell.content.items
        : undefined;
  const [left, right] = [items(one), items(other)];
  if (!left || !right || one.kind !== other.kind) return undefined;
  for (const [at, item] of left.entries()) {
    const match = right[at];
    if (!match) return 1;
    const is = equal(item, match);
    if (is === undefined) return undefined;
    if (!is) return compareOrder(item, match);
  }
  return left.length - right.length;
}

import { deleteItem, entryOf, setItem } from "../library/dicts";
import { isPlaced } from "../values/projectFolder";
import { withRead, text, tuple, type Value } from "../values/value";
import type { Interpreter } from "./interpreter";

/**
 * `object[index]`.
 *
 * @throws Raised if there is certain to be no such item
 */
export function getItem(python: Interpreter, object: Value, index: Value): Value {
  const found = itemOf(python, object, index);
  return found ? withRead(found, object.read) : python.unknownResult("an item", [object, index]);
}

function itemOf(python: Interpreter, object: Value, index: Value): Value | undefined {
  switch (object.kind) {
    case "unknown":
      return { ...python.derive(object, [index]), ...(object.excluded && { excluded: object.excluded }) };
    case "list":
      if (object.cell.content.rest) return python.derive(object.cell.content.rest);
      return pickItems(python, object.cell.content.items, index, (items) => python.list(items));
    case "tuple":
      return pickItems(python, object.items, index, tuple);
    case "view":
      return pickItems(python, object.items, index, (items) => ({ kind: "view", items }));
    case "str":
      if (isPlaced(object.value)) return undefined;
      return pickItems(python, [...object.value].map(text), index, (items) =>
        text(items.map((item) => (item.kind === "str" ? item.value : "")).join("")),
      );
    case "dict": {
      const entry = entryOf(object, index);
      if (entry === "absent") return python.raise("KeyError", "the key is not there", index.read);
      if (!entry && object.cell.content.rest) return python.derive(object.cell.content.rest, [index]);
      return entry && entry.value;
    }
    case "namespace": {
      if (index.kind !== "str") return undefined;
      const binding = python.lookup(object.namespace, index.value);
      return binding ? binding.value : python.raise("KeyError", "the name is not bound");
    }
    case "native":
      return object.native.item?.(index);
    case "builtin":
    case "class":
      return object;
    default:
      return undefined;
  }
}

function pickItems(
  python: Interpreter,
  items: readonly Value[],
  index: Value,
  make: (items: readonly Value[]) => Value,
): Value | undefined {
  if (index.kind === "slice") {
    const positions = slicePositions(index, items.length);
    return positions && make(positions.map((at) => items[at]!));
  }
  if (index.kind !== "int" && index.kind !== "bool") return undefined;
  const at = Number(index.value);
  return items[at < 0 ? items.length + at : at] ?? python.raise("IndexError", "index out of range");
}

/** The positions that a slice selects; `undefined` if its bounds are not known. */
function slicePositions({ bounds }: Value & { kind: "slice" }, length: number): readonly number[] | undefined {
  const numbers = bounds.map((bound) =>
    bound === undefined || bound.kind === "none" ? undefined : bound.kind === "int" ? bound.value : NaN,
  );
  const [lower, upper, step = 1] = numbers;
  if (numbers.some((each) => Number.isNaN(each)) || step === 0) return undefined;
  const clamp = (at: number, least: number, most: number): number =>
    Math.min(Math.max(at < 0 ? at + length : at, least), most);
  const positions: number[] = [];
  if (step > 0) {
    const end = clamp(upper ?? length, 0, length);
    for (let at = clamp(lower ?? 0, 0, length); at < end; at += step) positions.push(at);
  } else {
    const end = upper === undefined ? -1 : clamp(upper, -1, length - 1);
    for (let at = clamp(lower ?? length - 1, -1, length - 1); at > end; at += step) positions.push(at);
  }
  return positions;
}

/** `object[index] = value`. */
export function setItemOf(python: Interpreter, object: Value, index: Value, value: Value): void {
  const rested = withRead(value, python.conditions);
  if (object.kind === "dict") return setItem(python, object, index, rested);
  if (object.kind === "namespace" && index.kind === "str") return python.bind(object.namespace, index.value, rested);
  if (object.kind === "native" && object.native.setItem?.(index, rested)) return;
  if (object.kind === "list" && index.kind === "int" && !object.cell.content.rest) {
    const { items } = object.cell.content;
    const at = index.value < 0 ? items.length + index.value : index.value;
    if (!(at in items)) python.raise("IndexError", "assignment index out of range");
    return python.store.change(object.cell, { items: items.with(at, rested) }, python.unknown("a list"));
  }
  python.escape([object], python.unknownResult("an assignment to an item", [object, index]));
}

/** `del object[index]`. */
export function deleteItemOf(python: Interpreter, object: Value, index: Value): void {
  if (object.kind === "dict") {
    deleteItem(python, object, index);
    return;
  }
  if (object.kind === "namespace" && index.kind === "str")
    return python.bindAs(object.namespace, index.value, undefined);
  if (object.kind === "native" && object.native.deleteItem?.(index)) return;
  if (object.kind === "list" && index.kind === "int" && !object.cell.content.rest) {
    const { items } = object.cell.content;
    const at = index.value < 0 ? items.length + index.value : index.value;
    if (!(at in items)) python.raise("IndexError", "deletion index out of range");
    return python.store.change(object.cell, { items: items.toSpliced(at, 1) }, python.unknown("a list"));
  }
  python.escape([object], python.unknownResult("a deletion", [object, index]));
}

import { isPlaced, projectFolder } from "./projectFolder";
import type { Dict, Value } from "./value";

/** Whether two values cannot be told apart: they have the same type and content, or are the same object. */
export function isIdentical(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (one.kind !== other.kind) return false;
  switch (one.kind) {
    case "none":
    case "ellipsis":
      return true;
    case "bool":
    case "int":
    case "float":
    case "str":
    case "bytes":
    case "path":
      return Object.is(one.value, (other as typeof one).value);
    case "tuple": {
      const items = (other as typeof one).items;
      return one.items.length === items.length && one.items.every((item, at) => isIdentical(item, items[at]!));
    }
    case "list":
    case "dict":
    case "set":
    case "iterator":
      return (one.cell as unknown) === (other as typeof one).cell;
    case "class":
      return one.class === (other as typeof one).class;
    case "instance":
      return one.instance === (other as typeof one).instance;
    case "module":
      return one.module === (other as typeof one).module;
    case "native":
      return one.native === (other as typeof one).native;
    case "builtin":
      return one.builtin === (other as typeof one).builtin;
    case "function":
      return one.function.definition === (other as typeof one).function.definition && !one.function.self;
    default:
      return false;
  }
}

/** Whether `one == other`; `undefined` if that is not known. */
export function equal(one: Value, other: Value): boolean | undefined {
  if (one.kind === "unknown" || other.kind === "unknown") return equalToUnknown(one, other);
  if (isNumber(one) && isNumber(other)) return Number(one.value) === Number(other.value);
  if (one.kind === "instance" || other.kind === "instance") return undefined;
  if (one.kind === "native" || other.kind === "native") return isIdentical(one, other) ? true : undefined;
  if (one.kind === "set" && other.kind === "set") return equalSets(one.cell.content, other.cell.content);
  if (one.kind !== other.kind) return isIterable(one) && isIterable(other) ? false : equalKinds(one, other);
  switch (one.kind) {
    case "str":
    case "path":
      return equalTexts(one.value, (other as typeof one).value);
    case "tuple":
      return equalItems(one.items, (other as typeof one).items);
    case "list": {
      const [left, right] = [one.cell.content, (other as typeof one).cell.content];
      return left === right ? true : left.rest || right.rest ? undefined : equalItems(left.items, right.items);
    }
    case "dict":
      return equalDicts(one, other as Dict);
    case "namespace":
    case "iterator":
    case "slice":
      return undefined;
    default:
      return isIdentical(one, other);
  }
}

function isNumber(value: Value): value is Value & { kind: "int" | "float" | "bool" } {
  return value.kind === "int" || value.kind === "float" || value.kind === "bool";
}

function isIterable(value: Value): boolean {
  return value.kind === "list" || value.kind === "tuple";
}

function equalKinds(one: Value, other: Value): boolean | undefined {
  return one.kind === "namespace" || other.kind === "namespace" ? undefined : false;
}

/** Two texts that begin with the project's folder differ if the rest differs; a relative path never begins with it. */
function equalTexts(one: string, other: string): boolean | undefined {
  if (one === other) return true;
  if (!isPlaced(one) && !isPlaced(other)) return false;
  const begin = [one, other].map((text) => text.startsWith(projectFolder));
  if (begin[0] && begin[1]) return false;
  const [placed, plain] = begin[0] ? [one, other] : [other, one];
  return placed.startsWith(projectFolder) && !plain.startsWith("/") && !isPlaced(plain) ? false : undefined;
}

function equalToUnknown(one: Value, other: Value): boolean | undefined {
  const [unknown, value] = one.kind === "unknown" ? [one, other] : [other, one];
  if (unknown.kind !== "unknown") return undefined;
  if (value.kind === "str" && unknown.excluded?.has(value.value)) return false;
  if (value.kind === "list" && unknown.excluded) {
    const isExcluded = (item: Value): boolean => item.kind === "str" && unknown.excluded!.has(item.value);
    return value.cell.content.items.some(isExcluded) ? false : undefined;
  }
  if (value.kind === "none" && unknown.type !== undefined) return false;
  return undefined;
}

function equalItems(one: readonly Value[], other: readonly Value[]): boolean | undefined {
  if (one.length !== other.length) return false;
  return allTrue(one.map((item, at) => equal(item, other[at]!)));
}

function equalDicts(one: Dict, other: Dict): boolean | undefined {
  const [left, right] = [one.cell.content, other.cell.content];
  if (left === right) return true;
  if (left.rest || right.rest) return undefined;
  if (left.entries.size !== right.entries.size) return undefined;
  return allTrue(
    [...left.entries].map(([key, { value }]) => {
      const match = right.entries.get(key);
      return match ? equal(value, match.value) : false;
    }),
  );
}

function equalSets(
  one: { items: ReadonlyMap<string, Value>; rest?: Value },
  other: { items: ReadonlyMap<string, Value>; rest?: Value },
): boolean | undefined {
  if (one.rest || other.rest) return undefined;
  return one.items.size === other.items.size && [...one.items.keys()].every((key) => other.items.has(key));
}

function allTrue(results: readonly (boolean | undefined)[]): boolean | undefined {
  if (results.includes(false)) return false;
  return results.includes(undefined) ? undefined : true;
}

let identities = 0;
const identityOf = new WeakMap<object, number>();

function identity(object: object): number {
  let number = identityOf.get(object);
  if (number === undefined) identityOf.set(object, (number = identities++));
  return number;
}

/** A text that is equal for equal keys of a dictionary; `undefined` if a value cannot be hashed. */
export function hashKey(value: Value): string | undefined {
  switch (value.kind) {
    case "none":
    case "ellipsis":
      return value.kind;
    case "bool":
    case "int":
    case "float":
      return `number ${Number(value.value)}`;
    case "str":
    case "bytes":
    case "path":
      return `${value.kind} ${value.value}`;
    case "tuple": {
      const keys = value.items.map(hashKey);
      return keys.includes(undefined) ? undefined : `tuple ${JSON.stringify(keys)}`;
    }
    case "class":
      return `object ${identity(value.class)}`;
    case "builtin":
      return `object ${identity(value.builtin)}`;
    case "function":
      return `object ${identity(value.function.definition)}`;
    case "module":
      return `object ${identity(value.module)}`;
    case "set":
      return value.frozen ? `set ${JSON.stringify([...value.cell.content.items.keys()].sort())}` : undefined;
    default:
      return undefined;
  }
}

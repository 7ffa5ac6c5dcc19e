import { formatPercent } from "../values/format";
import { joinPaths } from "../values/paths";
import { isPlaced } from "../values/projectFolder";
import { truth } from "../values/truth";
import { type Value, bool, int, withRead, str, tuple } from "../values/value";
import { type Interpreter, limits } from "./interpreter";
import { arithmetic, isNumber, number } from "./numeric";

/** `one operator other`. */
export function binary(python: Interpreter, operator: string, one: Value, other: Value): Value {
  const result = applyKnown(python, operator, one, other);
  const read = one.read ?? other.read;
  if (result) return withRead(result, read);
  const open = operator === "+" ? openList(python, one, other) : undefined;
  if (open) return withRead(open, read);
  const unknown = python.unknownResult(`\`${operator}\``, [one, other]);
  const isText = operator === "+" && (one.kind === "str" || other.kind === "str");
  return isText || (operator === "%" && one.kind === "str") ? { ...unknown, type: "str" } : unknown;
}

function applyKnown(python: Interpreter, operator: string, one: Value, other: Value): Value | undefined {
  if (one.kind === "unknown" || other.kind === "unknown") return undefined;
  if (isNumber(one) && isNumber(other)) return arithmetic(python, operator, one, other);
  if (operator === "+") return add(python, one, other);
  if (operator === "*") return repeat(python, one, other) ?? repeat(python, other, one);
  if (operator === "/") return joinPath(one, other);
  if (operator === "-" && one.kind === "native") return one.native.minus?.(other);
  if (operator === "%" && one.kind === "str" && !isPlaced(one.value)) {
    const text = formatPercent(one.value, other);
    return text === undefined ? undefined : str(text);
  }
  if (one.kind === "dict" && other.kind === "dict" && operator === "|") {
    const [left, right] = [one.cell.content, other.cell.content];
    if (left.rest || right.rest) return undefined;
    const entries = [...left.entries.values(), ...right.entries.values()];
    return python.dict(entries.map(({ key, value }) => [key, value] as const));
  }
  if (one.kind === "set" && other.kind === "set") return combineSets(python, operator, one, other);
  return undefined;
}

function add(python: Interpreter, one: Value, other: Value): Value | undefined {
  if (one.kind === "str" && other.kind === "str") return str(one.value + other.value);
  if (one.kind === "bytes" && other.kind === "bytes") return { ...one, value: one.value + other.value };
  if (one.kind === "tuple" && other.kind === "tuple") return tuple([...one.items, ...other.items]);
  if (one.kind !== "list" || other.kind !== "list") return undefined;
  const [left, right] = [one.cell.content, other.cell.content];
  return python.list([...left.items, ...right.items], left.rest ?? right.rest);
}

/** A list plus something unknown: it keeps the known items. */
function openList(python: Interpreter, one: Value, other: Value): Value | undefined {
  const [list, unknown] = one.kind === "list" ? [one, other] : [other, one];
  if (list.kind !== "list" || unknown.kind !== "unknown") return undefined;
  return python.list(list.cell.content.items, python.derive(unknown));
}

function repeat(python: Interpreter, one: Value, other: Value): Value | undefined {
  if (other.kind !== "int" && other.kind !== "bool") return undefined;
  const times = Math.max(0, Number(other.value));
  const copies = (items: readonly Value[]): readonly Value[] | undefined =>
    items.length * times > limits.items ? undefined : Array.from({ length: times }, () => items).flat();
  if (one.kind === "str") return one.value.length * times > limits.items ? undefined : str(one.value.repeat(times));
  if (one.kind === "tuple") {
    const items = copies(one.items);
    return items && tuple(items);
  }
  if (one.kind !== "list" || one.cell.content.rest) return undefined;
  const items = copies(one.cell.content.items);
  return items && python.list(items);
}

function joinPath(one: Value, other: Value): Value | undefined {
  if (one.kind !== "path" && other.kind !== "path") return undefined;
  if (!("value" in one) || !("value" in other) || (one.kind !== "path" && one.kind !== "str")) return undefined;
  if (other.kind !== "path" && other.kind !== "str") return undefined;
  return { kind: "path", value: joinPaths([one.value, other.value]) };
}

function combineSets(
  python: Interpreter,
  operator: string,
  one: Value & { kind: "set" },
  other: Value & { kind: "set" },
): Value | undefined {
  const [left, right] = [one.cell.content, other.cell.content];
  if (left.rest || right.rest) return undefined;
  const chosen: Readonly<Record<string, () => Iterable<Value>>> = {
    "|": () => new Map([...left.items, ...right.items]).values(),
    "&": () => [...left.items].filter(([key]) => right.items.has(key)).map(([, item]) => item),
    "-": () => [...left.items].filter(([key]) => !right.items.has(key)).map(([, item]) => item),
  };
  const items = chosen[operator]?.();
  return items && python.set(items, one.frozen);
}

/** `operator operand`. */
export function unary(python: Interpreter, operator: string, operand: Value): Value {
  const result = applyUnary(operator, operand);
  return result ? withRead(result, operand.read) : python.unknownResult(`\`${operator}\``, [operand]);
}

function applyUnary(operator: string, operand: Value): Value | undefined {
  if (operator === "not") {
    const is = truth(operand);
    return is === undefined ? undefined : bool(!is);
  }
  if (!isNumber(operand)) return undefined;
  const value = Number(operand.value);
  if (operator === "~") return operand.kind === "float" ? undefined : int(~value);
  return number(operator === "-" ? -value : value, operand.kind === "float");
}

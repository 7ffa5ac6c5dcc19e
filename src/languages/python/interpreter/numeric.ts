import { type Value, bool, float, int } from "../values/value";
import type { Interpreter } from "./interpreter";

/** Whether a value is a number; booleans are numbers. */
export function isNumber(value: Value): value is Value & { kind: "int" | "float" | "bool" } {
  return value.kind === "int" || value.kind === "float" || value.kind === "bool";
}

type Numeric = Value & { kind: "int" | "float" | "bool" };

/** `one operator other` for numbers; `undefined` if a double does not give the exact result. */
export function arithmetic(python: Interpreter, operator: string, one: Numeric, other: Numeric): Value | undefined {
  const [left, right] = [Number(one.value), Number(other.value)];
  const isFloat = one.kind === "float" || other.kind === "float";
  if (right === 0 && (operator === "/" || operator === "//" || operator === "%"))
    python.raise("ZeroDivisionError", "division by zero");
  switch (operator) {
    case "+":
      return number(left + right, isFloat);
    case "-":
      return number(left - right, isFloat);
    case "*":
      return number(left * right, isFloat);
    case "/":
      return float(left / right);
    case "//":
      return isFloat ? undefined : int(Math.floor(left / right));
    case "%":
      return isFloat ? undefined : int(left - Math.floor(left / right) * right);
    case "**":
      return isFloat || right < 0 ? undefined : int(left ** right);
    default:
      return isFloat ? undefined : bitwise(operator, one, other);
  }
}

/** A number of the type that the operands determine. */
export function number(value: number, isFloat: boolean): Value | undefined {
  return isFloat ? float(value) : int(value);
}

function bitwise(operator: string, one: Numeric, other: Numeric): Value | undefined {
  const [left, right] = [BigInt(one.value), BigInt(other.value)];
  if ((operator === "<<" || operator === ">>") && (right < 0n || right > 64n)) return undefined;
  const results: Readonly<Record<string, () => bigint>> = {
    "|": () => left | right,
    "&": () => left & right,
    "^": () => left ^ right,
    "<<": () => left << right,
    ">>": () => left >> right,
  };
  const result = results[operator]?.();
  if (result === undefined) return undefined;
  const ofBooleans = one.kind === "bool" && other.kind === "bool" && !operator.includes("<") && !operator.includes(">");
  return ofBooleans ? bool(result === 1n) : int(Number(result));
}

import type { Interpreter } from "../interpreter/interpreter";
import type { Unknown, Value } from "../values/value";
import type { Call } from "./textMethods";

export type Method<T> = (self: T, call: Call, python: Interpreter) => Value | undefined;

export function why(python: Interpreter, call: Call, name: string): Unknown {
  return python.unknown(name, [...call.given.positional, ...call.given.keyword.values()]);
}

/** A built-in function: returns `undefined` if only running it would show what it returns. */
export type Run = (call: Call) => Value | undefined;

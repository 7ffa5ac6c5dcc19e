import type { Interpreter } from "../interpreter/interpreter";
import { type CallArguments } from "../values/callArguments";
import type { Unknown, Value } from "../values/value";

export type Method<T> = (self: T, call: CallArguments, python: Interpreter) => Value | undefined;

export function unknownArguments(python: Interpreter, call: CallArguments, name: string): Unknown {
  return python.unknown(name, [...call.positional, ...call.keywords.values()]);
}

/** A built-in function: returns `undefined` if only running it would show what it returns. */
export type Run = (call: CallArguments) => Value | undefined;

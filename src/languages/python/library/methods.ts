import type { Interpreter } from "../interpreter/interpreter";
import { CallArguments } from "../values/callArguments";
import { builtin, type Builtin, type Unknown, type Value } from "../values/value";

/** A method of a built-in type; returns `undefined` if only Python could say what it does. */
export type Method<T> = (self: T, call: CallArguments, python: Interpreter) => Value | undefined;

/** An unknown that depends on the arguments of a call. */
export function unknownArguments(python: Interpreter, call: CallArguments, name: string): Unknown {
  return python.unknown(name, [...call.positional, ...call.keywords.values()]);
}

/** A built-in function; returns `undefined` if only Python could say what it returns. */
export type Run = (call: CallArguments) => Value | undefined;

/** A function or a method that is called only if its arguments are known, and changes none of them. */
export function method(
  name: string,
  run: Run,
  rest: Omit<Builtin, "name" | "run"> = {},
): Value & { readonly kind: "builtin" } {
  const runKnown: Builtin["run"] = (given) => (given.unknown ? undefined : run(new CallArguments(given)));
  return builtin(name, runKnown, { harmless: true, ...rest });
}

import { asDefault, type Look } from "../../languages/python/interpreter/environment";
import type { Interpreter } from "../../languages/python/interpreter/interpreter";
import { CallArguments, textOf } from "../../languages/python/values/callArguments";
import { readFloat, readInteger } from "../../languages/python/values/numbers";
import {
  builtin,
  float,
  int,
  withRead,
  type Arguments,
  type Unknown,
  type Value,
} from "../../languages/python/values/value";

/** What all readers of the environment have in common. */

/** A method of a library, whose arguments are known. */
export function method(name: string, run: (call: CallArguments) => Value | undefined): Value {
  return builtin(name, (given: Arguments) => (given.unknown ? undefined : run(new CallArguments(given))), {
    harmless: true,
  });
}

/** An unknown of a type that comes of a variable's unknown text. */
export function unknownOf(python: Interpreter, value: Value, type?: string): Unknown {
  const unknown = python.unknownResult("a variable", [value]);
  return { ...unknown, ...(type !== undefined && { type }) };
}

/**
 * What a reader gives for a variable.
 *
 * @param read makes a value of its text; nothing where only running it would tell
 * @param absent what stands for an absent variable
 */
export function readVariable(
  python: Interpreter,
  look: Look,
  read: (text: string, value: Value) => Value | undefined,
  absent: () => Value | undefined,
  type?: string,
): Value | undefined {
  if (!look.value) {
    const value = absent();
    return value && asDefault(value, look);
  }
  const text = textOf(look.value);
  const value = text === undefined || !look.isPresent ? undefined : read(text, look.value);
  if (value) return withRead(value, look.read);
  return look.isPresent ? unknownOf(python, look.value, type) : unknownOf(python, look.value);
}

export function parseInteger(python: Interpreter, source: string, value: Value): Value | undefined {
  const number = readInteger(source);
  if (number === undefined) python.raise("ValueError", "a variable is no integer", value.read);
  return number === "large" ? undefined : int(number);
}

export function parseFloatValue(python: Interpreter, source: string, value: Value): Value | undefined {
  const number = readFloat(source);
  if (number === undefined) python.raise("ValueError", "a variable is no number", value.read);
  return float(number);
}

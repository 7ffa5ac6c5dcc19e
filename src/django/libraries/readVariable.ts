import { asDefault, type Look } from "../../languages/python/interpreter/environment";
import type { Interpreter } from "../../languages/python/interpreter/interpreter";
import { textOf } from "../../languages/python/values/callArguments";
import { readFloat, readInteger } from "../../languages/python/values/numbers";
import { float, int, withRead, type Unknown, type Value } from "../../languages/python/values/value";

/** An unknown of a type that depends on an unknown variable. */
export function unknownOf(python: Interpreter, value: Value, type?: string): Unknown {
  const unknown = python.unknownResult("a variable", [value]);
  return { ...unknown, ...(type !== undefined && { type }) };
}

/**
 * Reads a variable as the libraries do.
 *
 * @param read parses its text; returns `undefined` if the result is not known
 * @param absent the value if the variable is absent
 * @param type the type of an unknown result
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

/** `int(text)` for the text of a variable. */
export function parseInteger(python: Interpreter, source: string, value: Value): Value | undefined {
  const number = readInteger(source);
  if (number === undefined) python.raise("ValueError", "a variable is not an integer", value.read);
  return number === "large" ? undefined : int(number);
}

/** `float(text)` for the text of a variable. */
export function parseFloatValue(python: Interpreter, source: string, value: Value): Value | undefined {
  const number = readFloat(source);
  if (number === undefined) python.raise("ValueError", "a variable is not a number", value.read);
  return float(number);
}

import type { FormatPart } from "../parse/syntax";
import { format } from "../values/format";
import type { Read } from "../values/read";
import { asText, represent } from "../values/represent";
import { type Scope, type Value, withRead, str, text } from "../values/value";
import { evaluate } from "./evaluate";
import type { Interpreter } from "./interpreter";

/** Evaluates a format string. */
export function evaluateFormatString(python: Interpreter, parts: readonly FormatPart[], scope: Scope): Value {
  const pieces = evaluateParts(python, parts, scope);
  const result = pieces.text === undefined ? undefined : str(pieces.text);
  return result
    ? withRead(result, pieces.read)
    : { ...python.unknownResult("a format string", pieces.values), read: pieces.read, type: "str" };
}

interface Pieces {
  readonly text: string | undefined;
  readonly read: Read | undefined;
  readonly values: readonly Value[];
}

function evaluateParts(python: Interpreter, parts: readonly FormatPart[], scope: Scope): Pieces {
  const values: Value[] = [];
  let read: Read | undefined;
  const texts = parts.map((part) => {
    if (typeof part === "string") return part;
    const value = evaluate(python, part.expression, scope);
    const specification = evaluateParts(python, part.format, scope);
    values.push(value, ...specification.values);
    read ??= value.read ?? specification.read;
    return formatReplacement(value, part.conversion, specification.text);
  });
  return { text: texts.includes(undefined) ? undefined : texts.join(""), read, values };
}

function formatReplacement(
  value: Value,
  conversion: string | undefined,
  specification: string | undefined,
): string | undefined {
  if (specification === undefined || value.kind === "unknown") return undefined;
  if (conversion === undefined) return format(value, specification);
  const converted = conversion === "s" ? asText(value) : conversion === "r" ? represent(value) : undefined;
  return converted === undefined ? undefined : format(text(converted), specification);
}

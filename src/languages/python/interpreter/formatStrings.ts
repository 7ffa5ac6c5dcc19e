import type { FormatPart } from "../parse/syntax";
import { format } from "../values/format";
import { type Reads, noReads, union } from "../values/read";
import { asText, represent } from "../values/represent";
import { type Scope, type Value, resting, str, text } from "../values/value";
import { evaluate } from "./evaluate";
import type { Interpreter } from "./interpreter";

export function formatted(python: Interpreter, parts: readonly FormatPart[], scope: Scope): Value {
  const pieces = pieceTogether(python, parts, scope);
  const result = pieces.text === undefined ? undefined : str(pieces.text);
  return result
    ? resting(result, pieces.reads)
    : { ...python.unevaluated("a format string", pieces.values), reads: pieces.reads, type: "str" };
}

interface Pieces {
  readonly text: string | undefined;
  readonly reads: Reads;
  readonly values: readonly Value[];
}

function pieceTogether(python: Interpreter, parts: readonly FormatPart[], scope: Scope): Pieces {
  const values: Value[] = [];
  let reads = noReads;
  const texts = parts.map((part) => {
    if (typeof part === "string") return part;
    const value = evaluate(python, part.expression, scope);
    const specification = pieceTogether(python, part.format, scope);
    values.push(value, ...specification.values);
    reads = union(union(reads, value.reads), specification.reads);
    return replaced(value, part.conversion, specification.text);
  });
  return { text: texts.includes(undefined) ? undefined : texts.join(""), reads, values };
}

function replaced(value: Value, conversion: string | undefined, specification: string | undefined): string | undefined {
  if (specification === undefined || value.kind === "unknown") return undefined;
  if (conversion === undefined) return format(value, specification);
  const converted = conversion === "s" ? asText(value) : conversion === "r" ? represent(value) : undefined;
  return converted === undefined ? undefined : format(text(converted), specification);
}

import type { Pattern } from "../pcre";
import type { Literals } from "../pcre/literals";
import type { Choices } from "./explore";
import { knownValue, mayBeginWith, narrow, type Value } from "./values";

/** Whether a pattern matches a value that is known in part; `undefined` if it may or may not. */
export function decideMatch(pattern: Pattern, value: Value): boolean | undefined {
  if (value.isKnown) return pattern.match(value.text) !== undefined;
  if (pattern.open && pattern.match(value.text)) return true;
  const { literals } = pattern;
  if (pattern.caseless) {
    return decideByLiterals(
      { ...literals, beginning: literals.beginning.toLowerCase(), ending: literals.ending.toLowerCase() },
      { text: value.text.toLowerCase(), isKnown: false, ending: value.ending?.toLowerCase() },
    );
  }
  return decideByLiterals(literals, value);
}

function decideByLiterals({ beginning, ending, rest }: Literals, value: Value): boolean | undefined {
  const ends = value.ending ?? "";
  const tooLong = rest === "nothing" && value.text.length > beginning.length + 1;
  if (!mayBeginWith(value, beginning) || tooLong || !(ends.endsWith(ending) || ending.endsWith(ends))) return false;
  if (rest === "one line" && value.lines !== undefined)
    return value.lines ? false : value.text.startsWith(beginning) ? true : undefined;
  return undefined;
}

/** A value, narrowed by whether a pattern matched it. */
export function learnFromMatch(
  { literals: { beginning, ending, rest }, caseless }: Pattern,
  subject: Value,
  matched: boolean,
  choices: Choices,
): Value {
  if (caseless) return subject;
  if (matched) {
    // `$` also matches before a line feed at the very end.
    return rest === "nothing"
      ? knownValue(choices.pick(`${subject.id} is ${beginning}`, [beginning, `${beginning}\n`]))
      : { ...narrow(subject, beginning, ending), lines: rest === "one line" ? false : subject.lines };
  }
  if (rest === "anything" && beginning !== "")
    return { ...subject, excluded: [...(subject.excluded ?? []), beginning] };
  return rest === "one line" && subject.text.startsWith(beginning) ? { ...subject, lines: true } : subject;
}

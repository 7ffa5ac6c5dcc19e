/** A text that is known, or known in part. */
export interface Value {
  /** All of it if it is known, else what it begins with. */
  readonly text: string;
  readonly isKnown: boolean;
  /** What an unknown text ends with. */
  readonly ending?: string | undefined;
  /** Whether an unknown text has a line feed before its last character. */
  readonly lines?: boolean | undefined;
  /** What an unknown text does not begin with. */
  readonly excluded?: readonly string[] | undefined;
  /** Names an unknown value: two of the same name are equal. */
  readonly id?: string | undefined;
}

/** A value about which nothing is known. */
export const unknownValue: Value = { text: "", isKnown: false };

/** A value that is this very text. */
export function knownValue(text: string): Value {
  return { text, isKnown: true };
}

/** Whether two values are equal; `undefined` if that is unknown. */
export function areEqual(one: Value, other: Value): boolean | undefined {
  if (one.isKnown && other.isKnown) return one.text === other.text;
  if (one.id !== undefined && one.id === other.id) return true;
  if (one.isKnown || other.isKnown) {
    const [text, unknownValue] = one.isKnown ? [one.text, other] : [other.text, one];
    return mayBe(unknownValue, text) ? undefined : false;
  }
  return one.text.startsWith(other.text) || other.text.startsWith(one.text) ? undefined : false;
}

/** Whether an unknown value may be this very text. */
export function mayBe({ text: beginning, ending = "", excluded = [], lines }: Value, text: string): boolean {
  const fits = text.startsWith(beginning) && text.endsWith(ending) && !excluded.some((each) => text.startsWith(each));
  return fits && (lines === undefined || lines === text.slice(0, -1).includes("\n"));
}

/** Whether an unknown value may begin with this text. */
export function mayBeginWith({ text: beginning, excluded = [] }: Value, text: string): boolean {
  const compatible = beginning.startsWith(text) || text.startsWith(beginning);
  return compatible && !excluded.some((each) => text.startsWith(each));
}

/** An unknown value, once more is known about its beginning or end. */
export function narrow(value: Value, beginning: string, ending: string): Value {
  return {
    ...value,
    text: beginning.startsWith(value.text) ? beginning : value.text,
    ending: ending.endsWith(value.ending ?? "") ? ending : value.ending,
  };
}

/** Two values, one after the other. */
export function append(one: Value, other: Value): Value {
  if (one.text === "" && one.isKnown) return other;
  if (other.text === "" && other.isKnown) return one;
  if (one.isKnown) {
    const text = one.text + other.text;
    return other.isKnown ? knownValue(text) : { text, isKnown: false, ending: other.ending, lines: other.lines };
  }
  const ending = other.isKnown ? (one.ending ?? "") + other.text : other.ending;
  const excluded = other.isKnown ? one.excluded?.filter((each) => !mayComplete(each, other.text)) : undefined;
  return {
    text: one.text,
    isKnown: false,
    ending,
    excluded,
    lines: one.lines && other.isKnown ? true : undefined,
  };
}

/** Whether a text that does not begin with something may do so with a suffix. */
function mayComplete(beginning: string, suffix: string): boolean {
  return Array.from(beginning, (_, at) => at).some((at) => at > 0 && suffix.startsWith(beginning.slice(at)));
}

/** A text of which all is known, or some. */
export interface Value {
  /** All of it where it is known, otherwise what it begins with. */
  readonly text: string;
  readonly known: boolean;
  /** What an unknown text ends with. */
  readonly ending?: string | undefined;
  /** Whether an unknown text has a line feed before its last character. */
  readonly lines?: boolean | undefined;
  /** What an unknown text does not begin with. */
  readonly excluded?: readonly string[] | undefined;
  /** Names an unknown value: two of the same name are equal. */
  readonly id?: string | undefined;
}

export const unknown: Value = { text: "", known: false };

export function known(text: string): Value {
  return { text, known: true };
}

/** Whether two values are equal: undefined where that is not known. */
export function equal(one: Value, other: Value): boolean | undefined {
  if (one.known && other.known) return one.text === other.text;
  if (one.id !== undefined && one.id === other.id) return true;
  if (one.known || other.known) {
    const [text, unknownValue] = one.known ? [one.text, other] : [other.text, one];
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

/** An unknown value of which it was learnt what it begins or ends with. */
export function narrowed(value: Value, beginning: string, ending: string): Value {
  return {
    ...value,
    text: beginning.startsWith(value.text) ? beginning : value.text,
    ending: ending.endsWith(value.ending ?? "") ? ending : value.ending,
  };
}

export function append(one: Value, other: Value): Value {
  if (one.text === "" && one.known) return other;
  if (other.text === "" && other.known) return one;
  if (one.known) {
    const text = one.text + other.text;
    return other.known ? known(text) : { text, known: false, ending: other.ending, lines: other.lines };
  }
  const ending = other.known ? (one.ending ?? "") + other.text : other.ending;
  const excluded = other.known ? one.excluded?.filter((each) => !mayComplete(each, other.text)) : undefined;
  return { text: one.text, known: false, ending, excluded, lines: one.lines && other.known ? true : undefined };
}

/** Whether a text that does not begin with something may do so with a suffix. */
function mayComplete(beginning: string, suffix: string): boolean {
  return Array.from(beginning, (_, at) => at).some((at) => at > 0 && suffix.startsWith(beginning.slice(at)));
}

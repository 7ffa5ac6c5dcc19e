/** One item of a list in a variable. */
export interface Item {
  readonly text: string;
  /** Whether it follows a comma and a blank, which django-environ and a bare `split(",")` keep as part of it. */
  readonly followsBlank: boolean;
}

/**
 * The items of a list in a variable, in the three forms that projects use: a JSON array, or items separated by commas,
 * or by blanks.
 */
export function readItems(text: string): readonly Item[] {
  const trimmed = text.trim();
  const array = trimmed.startsWith("[") ? parseArray(trimmed) : undefined;
  if (array) return array.map((item) => ({ text: item, followsBlank: false }));
  return [...trimmed.matchAll(/(,?)(\s*)([^\s,]+)/g)].map(([, comma, blank, item = ""]) => ({
    text: item,
    followsBlank: comma !== "" && blank !== "",
  }));
}

/** The texts of the items of a list. */
export function readList(text: string): readonly string[] {
  return readItems(text).map((item) => item.text);
}

/** What is wrong with one entry of a list, as a phrase that never shows the entry. */
export interface Flaw {
  /** Counted from 1. */
  readonly entry: number;
  readonly flaw: string;
}

/** What `flawOf` finds wrong with items, in order. */
export function flawsOf<I>(items: readonly I[], flawOf: (item: I) => string | undefined): readonly Flaw[] {
  return items.flatMap((item, index) => {
    const flaw = flawOf(item);
    return flaw === undefined ? [] : [{ entry: index + 1, flaw }];
  });
}

function parseArray(text: string): readonly string[] | undefined {
  try {
    return (JSON.parse(text) as unknown[]).map(String);
  } catch {
    return undefined;
  }
}

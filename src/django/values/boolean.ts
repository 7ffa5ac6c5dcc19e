import { Undecided } from "../../base/undecided";
import { enumerated } from "../../base/words";
import { booleanReaders, readAs, type BooleanReader, type Reading } from "./booleanReaders";

/** What the settings libraries make of a text that should be a boolean. */
export interface BooleanValue {
  /** Whether any of them takes it for true; raises `Undecided` where none knows it. */
  readonly mayBeTrue: boolean;
  /** Whether any of them takes it for false; raises `Undecided` where none knows it. */
  readonly mayBeFalse: boolean;
  /** Who takes it for what, in words, where they do not agree. */
  readonly disagreement?: string;
}

const libraries = booleanReaders.filter((reader) => reader.isLibrary);

/**
 * Reads a boolean as every settings library would. They disagree: django-environ takes `ok` and any number but 0 for
 * true and `t` for false, django-configurations refuses `on` and `off`, and a stray blank or quotes split them all.
 */
export function readBoolean(text: string): BooleanValue {
  const readings = libraries.map((library) => ({ library, reading: readAs(library, text) }));
  const isKnown = readings.some(({ library, reading }) => reading === "true" || tellsFalse(library, reading));
  const any = (wanted: Reading): boolean => {
    if (!isKnown) throw new Undecided("no settings library recognises its value as a boolean");
    return readings.some(({ reading }) => reading === wanted);
  };
  const disagreement = disagreementOf(readings);
  return {
    get mayBeTrue() {
      return any("true");
    },
    get mayBeFalse() {
      return any("false");
    },
    ...(disagreement !== undefined && { disagreement }),
  };
}

/** A boolean that says the opposite of another setting, such as DISABLE_SECURE_SSL_REDIRECT. */
export function negated(boolean: BooleanValue): BooleanValue {
  return {
    get mayBeTrue() {
      return boolean.mayBeFalse;
    },
    get mayBeFalse() {
      return boolean.mayBeTrue;
    },
    ...(boolean.disagreement !== undefined && { disagreement: boolean.disagreement }),
  };
}

/** Whether a library takes a text for false because it knows it, and not because it takes everything else for false. */
function tellsFalse(library: BooleanReader, reading: Reading): boolean {
  return reading === "false" && library.others !== "false";
}

function disagreementOf(readings: readonly { library: BooleanReader; reading: Reading }[]): string | undefined {
  const readers = (wanted: Reading): readonly string[] =>
    readings.filter(({ reading }) => reading === wanted).map(({ library }) => library.name);
  const parts = (["true", "false", "refused"] as const)
    .map((reading) => ({ reading, names: readers(reading) }))
    .filter(({ names }) => names.length > 0);
  if (parts.length < 2) return undefined;
  return parts
    .map(({ reading, names }) => `${reading === "refused" ? "rejected by" : `${reading} for`} ${enumerated(names)}`)
    .join(", ");
}

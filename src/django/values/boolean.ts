import { Undecided, unlessUndecided } from "../../base/undecided";
import { enumerated } from "../../base/words";
import { booleanReaders, readAs, type BooleanReader, type Reading } from "./booleanReaders";

/** How the settings libraries read a text that should be a boolean. */
export interface BooleanValue {
  /** Whether any of them reads it as true; raises `Undecided` if none recognises it. */
  readonly mayBeTrue: boolean;
  /** Whether any of them reads it as false; raises `Undecided` if none recognises it. */
  readonly mayBeFalse: boolean;
  /** Which libraries read it as what, as a phrase for a message, if they disagree. */
  readonly disagreement?: string;
}

const libraries = booleanReaders.filter((reader) => reader.isLibrary);

/**
 * Reads a boolean as every settings library would. They disagree: django-environ reads `ok` and any number but 0 as
 * true and `t` as false, django-configurations refuses `on` and `off`, and a stray blank or quotes split them all.
 *
 * @param variable what holds the text, for the reason why none recognises it
 */
export function readBoolean(text: string, variable?: string): BooleanValue {
  const readings = libraries.map((library) => ({ library, reading: readAs(library, text) }));
  const isKnown = readings.some(({ library, reading }) => reading === "true" || tellsFalse(library, reading));
  const any = (wanted: Reading): boolean => {
    if (!isKnown) throw new Undecided(`no settings library recognises ${valueOf(variable)} as a boolean`);
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

/** Whether any settings library takes a text for a boolean. */
export function isBoolean(text: string): boolean {
  return unlessUndecided(() => readBoolean(text).mayBeTrue) !== undefined;
}

function valueOf(variable: string | undefined): string {
  return variable === undefined ? "its value" : `the value of ${variable}`;
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

/** Whether a library reads a text as false because it recognises it, not because it reads everything else as false. */
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

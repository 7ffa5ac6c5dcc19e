/** What a piece of code makes of a text that should be a boolean; `refused` where it raises an error. */
export type Reading = "true" | "false" | "refused";

/** A way in which projects read booleans. */
export interface BooleanReader {
  readonly name: string;
  /** Whether it is a library that many projects use, rather than a line of a project's own. */
  readonly isLibrary: boolean;
  /** Which text it compares, given the variable's. */
  readonly compares: "as it is" | "in lower case" | "trimmed and in lower case";
  readonly true: readonly string[];
  readonly false: readonly string[];
  /** What it makes of whole numbers that are in neither list. */
  readonly numbers?: "true where not 0";
  /** What it makes of everything else. */
  readonly others: Reading;
}

/**
 * How the settings libraries and the usual lines of hand-written code read booleans. Measured with django-environ and
 * python-decouple; read in the sources of django-configurations, marshmallow (environs) and pydantic.
 */
export const booleanReaders: readonly BooleanReader[] = [
  {
    name: "django-environ",
    isLibrary: true,
    compares: "trimmed and in lower case",
    true: ["true", "on", "ok", "y", "yes", "1"],
    false: [],
    numbers: "true where not 0",
    others: "false",
  },
  {
    name: "python-decouple",
    isLibrary: true,
    compares: "in lower case",
    true: ["y", "yes", "t", "true", "on", "1"],
    false: ["n", "no", "f", "false", "off", "0", ""],
    others: "refused",
  },
  {
    name: "django-configurations",
    isLibrary: true,
    compares: "trimmed and in lower case",
    true: ["yes", "y", "true", "1"],
    false: ["no", "n", "false", "0", ""],
    others: "refused",
  },
  {
    name: "environs",
    isLibrary: true,
    compares: "as it is",
    true: ["t", "T", "true", "True", "TRUE", "on", "On", "ON", "y", "Y", "yes", "Yes", "YES", "1"],
    false: ["f", "F", "false", "False", "FALSE", "off", "Off", "OFF", "n", "N", "no", "No", "NO", "0"],
    others: "refused",
  },
  {
    name: "pydantic",
    isLibrary: true,
    compares: "in lower case",
    true: ["1", "on", "t", "true", "y", "yes"],
    false: ["0", "off", "f", "false", "n", "no"],
    others: "refused",
  },
  {
    name: "bool(int(x))",
    isLibrary: false,
    compares: "trimmed and in lower case",
    true: [],
    false: [],
    numbers: "true where not 0",
    others: "refused",
  },
  { name: 'x == "True"', isLibrary: false, compares: "as it is", true: ["True"], false: [], others: "false" },
  {
    name: 'x.lower() in ("true", "1")',
    isLibrary: false,
    compares: "in lower case",
    true: ["true", "1"],
    false: [],
    others: "false",
  },
  { name: "bool(x)", isLibrary: false, compares: "as it is", true: [], false: [""], others: "true" },
];

/** What a reader makes of a text. */
export function readAs(reader: BooleanReader, text: string): Reading {
  const compared = prepared[reader.compares](text);
  if (reader.true.includes(compared)) return "true";
  if (reader.false.includes(compared)) return "false";
  if (reader.numbers && /^\s*[+-]?\d+\s*$/.test(text)) return Number(text) === 0 ? "false" : "true";
  return reader.others;
}

const prepared: Readonly<Record<BooleanReader["compares"], (text: string) => string>> = {
  "as it is": (text) => text,
  "in lower case": (text) => text.toLowerCase(),
  "trimmed and in lower case": (text) => text.trim().toLowerCase(),
};

import { readInteger } from "../../languages/python/values/numbers";
import { strip } from "../../languages/python/values/whitespace";

/** How a piece of code interprets a text as a boolean; `refused`: it raises an error. */
export type Reading = "true" | "false" | "refused";

/** One of the rules by which projects read booleans. */
export interface BooleanReader {
  readonly name: string;
  /** Whether it is a library that many projects use, rather than a line of a project's own. */
  readonly isLibrary: boolean;
  /** How it prepares the text before it compares. */
  readonly compares: "as it is" | "in lower case" | "trimmed and in lower case";
  readonly true: readonly string[];
  readonly false: readonly string[];
  /** How it reads whole numbers that are in neither list. */
  readonly numbers?: "true where not 0";
  /** How it reads everything else. */
  readonly others: Reading;
}

/** `env.bool` of django-environ from 0.11 on; measured. */
export const djangoEnviron: BooleanReader = {
  name: "django-environ",
  isLibrary: true,
  compares: "trimmed and in lower case",
  true: ["true", "on", "ok", "y", "yes", "1"],
  false: [],
  numbers: "true where not 0",
  others: "false",
};

/** `config(cast=bool)` of python-decouple; measured. */
export const decouple: BooleanReader = {
  name: "python-decouple",
  isLibrary: true,
  compares: "in lower case",
  true: ["y", "yes", "t", "true", "on", "1"],
  false: ["n", "no", "f", "false", "off", "0", ""],
  others: "refused",
};

/** `values.BooleanValue` (configurations/values.py). */
export const configurations: BooleanReader = {
  name: "django-configurations",
  isLibrary: true,
  compares: "trimmed and in lower case",
  true: ["yes", "y", "true", "1"],
  false: ["no", "n", "false", "0", ""],
  others: "refused",
};

/** `env.bool` of environs (marshmallow/fields.py, `Boolean`). */
export const environs: BooleanReader = {
  name: "environs",
  isLibrary: true,
  compares: "as it is",
  true: ["t", "T", "true", "True", "TRUE", "on", "On", "ON", "y", "Y", "yes", "Yes", "YES", "1"],
  false: ["f", "F", "false", "False", "FALSE", "off", "Off", "OFF", "n", "N", "no", "No", "NO", "0"],
  others: "refused",
};

/** A `bool` field of pydantic-settings (pydantic, "Booleans"). */
export const pydantic: BooleanReader = {
  name: "pydantic",
  isLibrary: true,
  compares: "in lower case",
  true: ["1", "on", "t", "true", "y", "yes"],
  false: ["0", "off", "f", "false", "n", "no"],
  others: "refused",
};

/** How the settings libraries and the usual lines of hand-written code read booleans. */
export const booleanReaders: readonly BooleanReader[] = [
  djangoEnviron,
  decouple,
  configurations,
  environs,
  pydantic,
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

/** How a reader interprets a text. */
export function readAs(reader: BooleanReader, text: string): Reading {
  const compared = prepared[reader.compares](text);
  if (reader.true.includes(compared)) return "true";
  if (reader.false.includes(compared)) return "false";
  const number = reader.numbers && readInteger(text);
  if (number !== undefined) return number === 0 ? "false" : "true";
  return reader.others;
}

const prepared: Readonly<Record<BooleanReader["compares"], (text: string) => string>> = {
  "as it is": (text) => text,
  "in lower case": (text) => text.toLowerCase(),
  "trimmed and in lower case": (text) => strip(text).toLowerCase(),
};

import { Undecided } from "../undecided";

/**
 * How the settings libraries read a variable as a boolean. They disagree: django-environ takes `ok` and any non-zero
 * number for true and `t` for false, python-decouple takes `t` for true and refuses `ok`, hand-written code compares with
 * one spelling. So a text is `true` or `false` where all that accept it agree, else `disputed`, or `unrecognised` where
 * none knows it (measured with django-environ and python-decouple; read in the sources of django-configurations, environs and pydantic).
 */
export type BooleanReading = "true" | "false" | "disputed" | "unrecognised";

const agreedTrue = new Set(["true", "1", "yes", "y", "on"]);
const agreedFalse = new Set(["false", "0", "no", "n", "off", "f", ""]);
const disputed = new Set(["t", "ok"]);

export function readBoolean(text: string): BooleanReading {
  const value = text.trim().toLowerCase();
  if (agreedTrue.has(value)) return "true";
  if (agreedFalse.has(value)) return "false";
  return disputed.has(value) || /^-?\d+$/.test(value) ? "disputed" : "unrecognised";
}

/** Whether any settings library would read the text as true. Raises `Undecided` where none recognises it. */
export function mayBeTrue(text: string): boolean {
  const reading = recognised(text);
  return reading !== "false";
}

/** Whether every settings library would read the text as true. Raises `Undecided` where none recognises it. */
export function isTrueForAll(text: string): boolean {
  return recognised(text) === "true";
}

function recognised(text: string): Exclude<BooleanReading, "unrecognised"> {
  const reading = readBoolean(text);
  if (reading === "unrecognised") throw new Undecided("its value is no boolean that a settings library recognises");
  return reading;
}

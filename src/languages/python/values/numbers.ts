import { strip } from "./whitespace";

/** `int(text)`: `undefined` if Python raises ValueError, `large` if a double cannot hold it exactly. */
export function readInteger(text: string): number | "large" | undefined {
  const digits = strip(text);
  if (!/^[+-]?\d+(?:_\d+)*$/.test(digits)) return /[^\x00-\x7f]/.test(digits) ? "large" : undefined;
  const value = Number(digits.replaceAll("_", ""));
  return Number.isSafeInteger(value) ? value : "large";
}

/** `float(text)`: `undefined` if Python raises ValueError. */
export function readFloat(text: string): number | undefined {
  const stripped = strip(text);
  const [, sign = "", word = ""] = /^([+-]?)(inf|infinity|nan)$/i.exec(stripped) ?? [];
  if (word !== "") return word.toLowerCase() === "nan" ? NaN : sign === "-" ? -Infinity : Infinity;
  const isNumber = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i.test(stripped);
  return isNumber ? Number(stripped.replaceAll("_", "")) : undefined;
}

import { UNKNOWN } from "../../../wire/sentinels";
import { SIMULATED_ACCOUNT, SIMULATED_HEX, SIMULATED_PORT, SIMULATED_TIME } from "../../../wire/simulated";

/**
 * The replacements for the marks of the simulated cloud, with the digits that belong to a mark. Texts keep their form,
 * so that programs can still parse them; names change their length.
 */
const REPLACEMENTS: readonly (readonly [RegExp, (match: string, ...groups: string[]) => string])[] = [
  [/s1mul(?:ated)?((?:pw)?(?:-[A-Za-z0-9]+(?=-[0-9a-f]{7}\b))?)(-?[0-9A-Fa-f]*)/g, replaceMark("v4ri")],
  [/S1MUL(?:ATED)?()([0-9A-F]*)/g, replaceMark("V4RI")],
  [/czFtdWxhdGVk/g, () => "djRyaWVk"],
  [
    new RegExp(`${SIMULATED_HEX}()([0-9a-f]*(?:-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})?)`, "g"),
    replaceMark("7a1ed001"),
  ],
  [new RegExp(`${SIMULATED_ACCOUNT}(:secret:[^:]*-)([0-9a-f]{6})\\b`, "g"), replaceMark("987654321987")],
  [new RegExp(`${SIMULATED_ACCOUNT}(:task-definition/[^:]*:)1\\b`, "g"), (_match, path) => `987654321987${path}2`],
  [new RegExp(SIMULATED_ACCOUNT, "g"), () => "987654321987"],
  [new RegExp(SIMULATED_TIME, "g"), () => "2012-11-10T09:08:07Z"],
  [/(?<![\d.])240\.161\.(?=\d)/g, () => "241.94."],
  [/4fa1:5e1d:([0-9a-f]*)/gi, (_match, digits) => `4fa2:5e1d:${shiftCharacters(digits, "f")}`],
  [new RegExp(`(?<![\\w.])${SIMULATED_PORT}(?![\\w.])`, "g"), () => String(SIMULATED_PORT + 1)],
];

function replaceMark(other: string): (match: string, between: string, digits: string) => string {
  return (_match, between, digits) => other + between + shiftCharacters(digits, "f");
}

/**
 * A text with its simulated values as the other simulation makes them: only the marks, and what belongs to them,
 * differ. A text without a mark stays as it is.
 */
export function varyText(text: string): string {
  return REPLACEMENTS.reduce((current, [mark, other]) => current.replace(mark, other), text);
}

/** Whether a text is an availability zone, such as `eu-central-1a`. */
export function isZone(text: string): boolean {
  return /^[a-z]{2}(?:-[a-z]+)+-\d[a-f]$/.test(text);
}

/** The default region of the other simulation; this one's is us-east-1. */
export const OTHER_REGION = "us-west-2";

/** Whether two texts of two runs differ only in simulated values, so that the rest is the program's own. */
export function isVariation(first: string, second: string): boolean {
  const varied = varyText(first);
  return second === varied || second === varied.replaceAll("us-east-1", OTHER_REGION);
}

/** Another text of the same form, for a made-up text that carries no mark. */
export function otherText(text: string): string {
  if (text === "" || text === UNKNOWN) return text;
  if (isZone(text)) return text.slice(0, -1) + shiftCharacters(text.slice(-1), "f");
  return shiftCharacters(text, "z");
}

/** Replaces every letter up to `last` and every digit by the next one, the last of each by the first. */
function shiftCharacters(text: string, last: "f" | "z"): string {
  return text
    .replace(/[0-9]/g, (digit) => String((Number(digit) + 1) % 10))
    .replace(last === "f" ? /[a-f]/gi : /[a-z]/gi, (letter) =>
      letter.toLowerCase() === last
        ? String.fromCharCode(letter.charCodeAt(0) - (last.charCodeAt(0) - "a".charCodeAt(0)))
        : String.fromCharCode(letter.charCodeAt(0) + 1),
    );
}

/** A text as one notation reads it. */
export interface Reading {
  readonly text: string;
  /** Where each of its characters starts in the original, and where the original ends. */
  readonly starts: readonly number[];
}

/** Undoes one notation: a pattern, and what a text that matches it stands for. */
type Notation = readonly [pattern: RegExp, decode: (found: string) => string];

const percentEncoding: Notation = [/(?:%[\da-f]{2})+/gi, (found) => ofBytes(found.split("%").slice(1))];
/** How forms write blanks (`application/x-www-form-urlencoded`). */
const plusForBlank: Notation = [/\+/g, () => " "];
/** Of Python's `repr`, of JSON, of JavaScript and of shells. */
const escapes: Notation = [
  /(?:\\x[\da-f]{2})+|\\u[\da-f]{4}|\\U[\da-f]{8}|\\[^\n]/gi,
  (found) => {
    if (/^\\x../.test(found)) return ofBytes(found.split(/\\x/i).slice(1));
    if (found.length > 2) return ofCodePoint(Number.parseInt(found.slice(2), 16));
    return { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }[found[1]!] ?? found[1]!;
  },
];
/** A quotation mark inside a text in quotation marks, of shells, SQL, YAML and CSV. */
const quotedQuotes: Notation = [/'\\''|'"'"'|''|""/g, (found) => found[0]!];
const entities: Notation = [
  /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/gi,
  (found) => {
    const name = found.slice(1, -1).toLowerCase();
    if (!name.startsWith("#")) return { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }[name]!;
    return ofCodePoint(name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
  },
];

const notations = [percentEncoding, plusForBlank, escapes, quotedQuotes, entities];

/** How many notations may be around each other, as in a URL inside JSON inside a Python text. */
const DEPTH = 3;

/** What a text says, as it stands and in every notation that it may be written in. */
export function readingsOf(text: string): readonly Reading[] {
  const plain: Reading = { text, starts: Array.from({ length: text.length + 1 }, (_, index) => index) };
  const readings = new Map<string, Reading>([[text, plain]]);
  let latest: readonly Reading[] = [plain];
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const decoded = latest.flatMap((reading) => notations.map((notation) => decode(reading, notation)));
    latest = decoded.filter((reading) => !readings.has(reading.text));
    for (const reading of latest) readings.set(reading.text, reading);
  }
  return [...readings.values()];
}

function decode(reading: Reading, [pattern, meaning]: Notation): Reading {
  const { text, starts } = reading;
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return reading;
  const decoded: string[] = [];
  const places: number[] = [];
  let end = 0;
  const keep = (until: number): void => {
    decoded.push(text.slice(end, until));
    for (let index = end; index < until; index += 1) places.push(starts[index]!);
  };
  for (const { 0: found, index } of matches) {
    keep(index);
    const characters = meaning(found);
    const width = found.length / characters.length;
    for (let each = 0; each < characters.length; each += 1) places.push(starts[index + Math.floor(each * width)]!);
    decoded.push(characters);
    end = index + found.length;
  }
  keep(text.length);
  return { text: decoded.join(""), starts: [...places, starts[text.length]!] };
}

function ofBytes(hexadecimal: readonly string[]): string {
  const bytes = Buffer.from(hexadecimal.join(""), "hex");
  const text = bytes.toString("utf8");
  return text.includes("\ufffd") ? bytes.toString("latin1") : text;
}

function ofCodePoint(number: number): string {
  return number > 0x10ffff ? "\ufffd" : String.fromCodePoint(number);
}

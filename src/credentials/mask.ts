import { readingsOf } from "./spellings";

/** Shorter texts are words like `on` and `no`, which occur in every message. */
const SHORTEST = 4;
/** A run of so many characters that any value has in common with a message is no chance. */
const NO_CHANCE = 8;
const BOOLEAN = /^(true|false|none)$/i;

/** What separates the parts of URLs, lists and commands, so what parsers cut values at. */
const SEPARATOR = /[\s,;:/@?&=#%+\\'"`|()[\]{}<>]/;

/** A piece of a text that shows a value, or a part of one. */
interface Sighting {
  readonly start: number;
  readonly end: number;
  /** The name of the value. */
  readonly name: string;
}

/** A value in one notation that it may be written in, in small letters. */
interface Form {
  readonly name: string;
  readonly text: string;
}

/**
 * Makes a function that replaces values in a text by their names in angle brackets: `<DATABASE_URL>`. A value is found in
 * every spelling: decoded, percent-encoded, as Python, JSON, HTML or a shell writes it, in base64 or hexadecimal, in
 * capitals or small letters. So are its parts between separators, because a parser quotes the part that it cannot read,
 * and any longer run of its characters. Values of fewer than four characters are left alone.
 *
 * @param values the values with their names
 */
export function masking(values: Iterable<readonly [name: string, value: string]>): (text: string) => string {
  const forms = [...values]
    .sort(([, one], [, other]) => one.length - other.length)
    .flatMap(([name, value]) => formsOf(value).map((text) => ({ name, text })));
  return (text) => replace(text, joined([...sightingsIn(text, forms), ...shortQuotes(text, forms)]));
}

function formsOf(value: string): readonly string[] {
  const texts = [value, ...encodedTexts(value).map(({ decoded }) => decoded)];
  return [...new Set(texts.flatMap((each) => readingsOf(each).map((reading) => small(reading.text))))];
}

function sightingsIn(text: string, forms: readonly Form[]): readonly Sighting[] {
  return readingsOf(text).flatMap((reading) =>
    [...plainSightings(small(reading.text), forms), ...encodedSightings(reading.text, forms)].map(
      ({ start, end, name }) => ({ start: reading.starts[start]!, end: reading.starts[end]!, name }),
    ),
  );
}

/** The longest sighting at each place of a text; of two values that fit equally well, that of the shorter one. */
function plainSightings(text: string, forms: readonly Form[]): readonly Sighting[] {
  const places = new Map<string, number[]>();
  for (let start = 0; start + SHORTEST <= text.length; start += 1) {
    const key = text.slice(start, start + SHORTEST);
    const found = places.get(key);
    if (found) found.push(start);
    else places.set(key, [start]);
  }
  const longest = new Map<number, Sighting>();
  for (const { name, text: form } of forms) {
    for (let from = 0; from + SHORTEST <= form.length; from += 1) {
      for (const start of places.get(form.slice(from, from + SHORTEST)) ?? []) {
        const known = longest.get(start);
        const least = known === undefined ? SHORTEST : known.end - start + 1;
        if (!form.startsWith(text.slice(start, start + least), from)) continue;
        const length = tellingLength(form, from, lengthInCommon(form, from, text, start));
        if (length >= least) longest.set(start, { start, end: start + length, name });
      }
    }
  }
  return [...longest.values()];
}

function lengthInCommon(one: string, from: number, other: string, start: number): number {
  let length = 0;
  while (from + length < one.length && start + length < other.length && one[from + length] === other[start + length])
    length += 1;
  return length;
}

/** How much of a run that a message has in common with a value is a part of the value, and no chance. */
function tellingLength(form: string, from: number, length: number): number {
  const run = form.slice(from, from + length);
  if (length >= 2 * NO_CHANCE || (length >= NO_CHANCE && /[^\p{L}\s]/u.test(run))) return length;
  if (!isBoundary(form, from)) return 0;
  for (let part = length; part >= SHORTEST; part -= 1)
    if (isBoundary(form, from + part) && !BOOLEAN.test(run.slice(0, part))) return part;
  return 0;
}

function isBoundary(text: string, index: number): boolean {
  return [text[index - 1], text[index]].some((character) => character === undefined || SEPARATOR.test(character));
}

interface EncodedText {
  readonly start: number;
  readonly end: number;
  readonly decoded: string;
}

/** The runs of a text that are base64 or hexadecimal, decoded. */
function encodedTexts(text: string): readonly EncodedText[] {
  return [...text.matchAll(/[\w+/-]{6,}={0,2}/g)].flatMap(({ 0: run, index: start }) => {
    const bytes = [Buffer.from(run, "base64"), ...(/^(?:[\da-f]{2})+$/i.test(run) ? [Buffer.from(run, "hex")] : [])];
    const texts = bytes.flatMap((each) => [each.toString("utf8"), each.toString("utf16le")]);
    const readable = texts.filter((decoded) => decoded.length >= SHORTEST && !/[\0\ufffd]/.test(decoded));
    return readable.map((decoded) => ({ start, end: start + run.length, decoded }));
  });
}

function encodedSightings(text: string, forms: readonly Form[]): readonly Sighting[] {
  return encodedTexts(text).flatMap(({ start, end, decoded }) =>
    sightingsIn(decoded, forms).map(({ name }) => ({ start, end, name })),
  );
}

/** Parts of values too short to be looked for everywhere count in quotation marks: a parser quotes what it refuses. */
function shortQuotes(text: string, forms: readonly Form[]): readonly Sighting[] {
  const quotes = [...text.matchAll(/(['"`])([^\s'"`]{1,3})\1/g)];
  if (quotes.length === 0) return [];
  const names = new Map(
    forms
      .flatMap(({ name, text: form }) => form.split(SEPARATOR).map((part) => ({ name, part, form })))
      .filter(({ part, form }) => part !== "" && part.length < SHORTEST && part !== form)
      .map(({ name, part }) => [part, name]),
  );
  return quotes.flatMap(({ 2: quoted = "", index }) => {
    const name = names.get(small(quoted));
    return name === undefined ? [] : [{ start: index + 1, end: index + 1 + quoted.length, name }];
  });
}

/** Sightings that overlap are one, with the name of the longest. */
function joined(sightings: readonly Sighting[]): readonly Sighting[] {
  const result: Sighting[] = [];
  let longest = 0;
  for (const sighting of [...sightings].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const { start, end, name } = sighting;
    const last = result.at(-1);
    if (last === undefined || start >= last.end) {
      result.push(sighting);
      longest = end - start;
      continue;
    }
    const isLonger = end - start > longest;
    result[result.length - 1] = { start: last.start, end: Math.max(end, last.end), name: isLonger ? name : last.name };
    if (isLonger) longest = end - start;
  }
  return result;
}

function replace(text: string, sightings: readonly Sighting[]): string {
  let result = "";
  let shown = 0;
  for (const { start, end, name } of sightings) {
    const [, before = "", after = ""] = /^(\s*).*?(\s*)$/s.exec(text.slice(start, end)) ?? [];
    result += `${text.slice(shown, start)}${before}<${name}>${after}`;
    shown = end;
  }
  return result + text.slice(shown);
}

/** In small letters, each in the place of its capital. */
function small(text: string): string {
  return text.replace(/\p{Lu}/gu, (letter) => {
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  });
}

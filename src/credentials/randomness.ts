/** Bits of Shannon entropy a character: about 4 for random hexadecimal digits, 2 to 3.5 for words of the same length. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const hexadecimal = /^[0-9a-f]{24,}$/i;
/** What keys and tokens are written in: no blanks, and nothing that makes up paths, hosts, lists and sentences. */
const token = /^[\w+/=~!@#$%^&*().:-]{16,}$/;

/**
 * Whether a text looks made by a random generator rather than written by a person: long enough, of letters and digits in
 * one run, with the entropy of chance. Words, paths, hosts, dates and versions do not.
 */
export function looksRandom(text: string): boolean {
  if (uuid.test(text) || hexadecimal.test(text)) return entropyOf(text) > 2.5;
  if (!token.test(text) || /^[a-z]+:\/\//i.test(text) || isOfWords(text)) return false;
  return entropyOf(text) > 3.2 && kindsOf(text) >= 2;
}

/** Whether the text is words, numbers and versions with something between them: `shop-media-2024`, `eu-west-1a`. */
function isOfWords(text: string): boolean {
  const parts = text.split(/[-_/.:@]+/).filter((part) => part !== "");
  return parts.every((part) =>
    /^(?:[a-z]+|[A-Z]+|[A-Z]?[a-z]+(?:[A-Z][a-z]+)*|v?\d{1,12}|[a-z]{1,12}\d{1,4}[a-z]?)$/.test(part),
  );
}

/** How many of small letters, capitals, digits and signs there are. */
function kindsOf(text: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^\w]/].filter((kind) => kind.test(text)).length;
}

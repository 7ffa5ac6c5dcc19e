/** The characters that `str.isspace` accepts, as the inside of a character class. */
const blanks = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

const leading = new RegExp(`^[${blanks}]+`);
const trailing = new RegExp(`[${blanks}]+$`);

/** `text.strip()`. JavaScript's `trim` has a different set of blanks. */
export function strip(text: string): string {
  return stripEnd(text.replace(leading, ""));
}

/** `text.lstrip()`. */
export function stripStart(text: string): string {
  return text.replace(leading, "");
}

/** `text.rstrip()`, without a regular expression that would look for the end from every blank. */
export function stripEnd(text: string): string {
  let end = text.length;
  while (end > 0 && trailing.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** `text.split()`. */
export function words(text: string): readonly string[] {
  const stripped = strip(text);
  return stripped === "" ? [] : stripped.split(new RegExp(`[${blanks}]+`));
}

/**
 * Splits a text as Python's `shlex` does in POSIX mode, at `delimiters` only: quotes protect delimiters, a backslash
 * escapes the next character, `#` begins a comment. Returns `undefined` if a quotation does not end.
 */
export function splitWords(text: string, delimiters: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (delimiters.includes(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (character === "#") {
      // A comment ends a word and reaches to the end of the line.
      if (word !== undefined) words.push(word);
      word = undefined;
      const end = text.indexOf("\n", at);
      if (end < 0) return words;
      at = end;
    } else if (character === "'" || character === '"') {
      const quoted = quotation(text, at);
      if (!quoted) return undefined;
      word = (word ?? "") + quoted.text;
      at = quoted.end;
    } else if (character === "\\") {
      at++;
      if (at >= text.length) return undefined;
      word = (word ?? "") + text[at]!;
    } else {
      word = (word ?? "") + character;
    }
  }
  return word === undefined ? words : [...words, word];
}

/** The text between the quotes that open at a position; `undefined` if they do not close. */
function quotation(text: string, from: number): { readonly text: string; readonly end: number } | undefined {
  const quote = text[from]!;
  let inside = "";
  for (let at = from + 1; at < text.length; at++) {
    const character = text[at]!;
    if (character === quote) return { text: inside, end: at };
    if (character === "\\" && quote === '"') {
      const next = text[++at];
      if (next === undefined) return undefined;
      inside += next === "\\" || next === '"' ? next : `\\${next}`;
    } else {
      inside += character;
    }
  }
  return undefined;
}

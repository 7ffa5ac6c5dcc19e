/**
 * Text wrapped at blanks to lines of at most `width` columns; each line but the first is indented by
 * `indent` columns, the first by `first`. A word that is longer than a line has a line of its own.
 */
export function wrap(text: string, width: number, indent: number, first = indent): readonly string[] {
  const lines: string[] = [];
  let line = " ".repeat(first);
  let isEmpty = true;
  for (const word of text.split(" ")) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = " ".repeat(indent);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** `1 problem`, `2 problems`. */
export function count(number: number, singular: string): string {
  return `${number} ${singular}${number === 1 ? "" : "s"}`;
}

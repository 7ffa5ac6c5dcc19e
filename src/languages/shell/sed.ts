/** What a line becomes: another one, or none. */
type Edit = (line: string) => string | undefined;

/**
 * Reads a sed script of substitutions and deletions as a function of the text; `undefined` for any other script.
 *
 * @param expressions the texts given with `-e`, or the one argument
 * @param extended whether `-E` or `-r` was given
 */
export function readSed(expressions: readonly string[], extended: boolean): ((text: string) => string) | undefined {
  const edits: Edit[] = [];
  for (const expression of expressions) {
    const read = editsIn(expression, extended);
    if (!read) return undefined;
    edits.push(...read);
  }
  return (text) => {
    const ends = text.endsWith("\n");
    const lines = (ends ? text.slice(0, -1) : text).split("\n").flatMap((line) => {
      const edited = edits.reduce<string | undefined>((left, edit) => (left === undefined ? left : edit(left)), line);
      return edited === undefined ? [] : [edited];
    });
    return lines.map((line, index) => (index < lines.length - 1 || ends ? `${line}\n` : line)).join("");
  };
}

function editsIn(expression: string, extended: boolean): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  for (let rest = expression.replace(/^[\s;]+/, ""); rest !== ""; rest = rest.replace(/^[\s;]+/, "")) {
    const read = substitution(rest, extended) ?? deletion(rest, extended);
    if (!read) return undefined;
    edits.push(read.edit);
    rest = rest.slice(read.length);
  }
  return edits;
}

interface Read {
  readonly edit: Edit;
  readonly length: number;
}

function substitution(text: string, extended: boolean): Read | undefined {
  const [, by = ""] = /^s([^\w\s\\])/.exec(text) ?? [];
  const [pattern, replacement, flags, ...others] = by === "" ? [] : parts(text.slice(2), by);
  const [, letters = ""] = /^([gI]*)(?=[\s;]|$)/.exec(flags ?? "") ?? [];
  if (pattern === undefined || replacement === undefined || flags === undefined || others.length > 0) return undefined;
  // A separator that is itself special, taken for a character.
  if (!/^[gI]*(?:[\s;]|$)/.test(flags) || (/[|+?(){}.*^$]/.test(by) && pattern.includes(`\\${by}`))) return undefined;
  const expression = expressionOf(pattern, extended, letters.includes("g") ? "g" : "", letters.includes("I"));
  if (!expression) return undefined;
  const given = replacement.replace(/\$/g, "$$$$").replace(/\\(.)|&/gs, (_, escaped?: string) => {
    if (escaped === undefined) return "$&";
    return /\d/.test(escaped) ? `$${escaped}` : ({ n: "\n", t: "\t" }[escaped] ?? escaped);
  });
  return {
    edit: (line) => line.replace(expression, given),
    length: 2 + pattern.length + replacement.length + 2 + letters.length,
  };
}

/** The text up to each of two separators that no backslash stands before, and what follows. */
function parts(text: string, by: string): readonly string[] {
  const ends: number[] = [];
  for (let at = 0; at < text.length && ends.length < 2; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === by) ends.push(at);
  }
  const [first, second] = ends;
  if (first === undefined || second === undefined) return [];
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
}

function deletion(text: string, extended: boolean): Read | undefined {
  const [whole, pattern] = /^\/((?:[^/\\]|\\.)*)\/d(?=[\s;]|$)/.exec(text) ?? [];
  const expression = pattern === undefined ? undefined : expressionOf(pattern, extended, "", false);
  if (whole === undefined || !expression) return undefined;
  return { edit: (line) => (expression.test(line) ? undefined : line), length: whole.length };
}

/** A basic or extended regular expression in JavaScript's form; `undefined` if it has no equal. */
function expressionOf(pattern: string, extended: boolean, flags: string, caseless: boolean): RegExp | undefined {
  if (/\[[:.=]|\\[<>`'wWsSbB]/.test(pattern)) return undefined;
  const source = pattern.replace(/\\(.)|[(){}|+?]/gs, (char, escaped?: string) => {
    if (escaped === undefined) return extended ? char : `\\${char}`;
    if (/[(){}|+?]/.test(escaped)) return extended ? `\\${escaped}` : escaped;
    return /[\w/]/.test(escaped) ? (/[nrt\d]/.test(escaped) ? char : escaped) : `\\${escaped}`;
  });
  try {
    return new RegExp(source, flags + (caseless ? "i" : ""));
  } catch {
    return undefined;
  }
}

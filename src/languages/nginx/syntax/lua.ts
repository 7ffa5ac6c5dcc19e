const token = /--\[(=*)\[|--[^\n]*|\[(=*)\[|["'{}]/g;

/**
 * Where a Lua block ends: the position after its closing brace, or -1 where there is none.
 *
 * Braces count only outside Lua's strings, long brackets and comments.
 */
export function luaBlockEnd(text: string, from: number): number {
  let depth = 1;
  let position = from;
  for (;;) {
    token.lastIndex = position;
    const found = token.exec(text);
    if (found === null) return -1;
    position = token.lastIndex;
    const opened = found[0];
    if (opened === "{") {
      depth++;
    } else if (opened === "}") {
      if (--depth === 0) return position;
    } else if (opened === '"' || opened === "'") {
      position = endOfString(text, position, opened);
    } else if (opened.endsWith("[")) {
      const closing = `]${found[1] ?? found[2] ?? ""}]`;
      const at = text.indexOf(closing, position);
      position = at < 0 ? text.length : at + closing.length;
    }
  }
}

function endOfString(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === quote) return at + 1;
  }
  return text.length;
}

/** What a pattern says of the text around whatever it matches. */
export interface Literals {
  /** What every match begins with, where it is bound to the beginning. */
  readonly beginning: string;
  /** What every match ends with, where it is bound to the end; a line feed may follow. */
  readonly ending: string;
  /** What there may be after the beginning: "anything", "nothing", "one line" to the end, or "more" that has to match. */
  readonly rest: "anything" | "nothing" | "one line" | "more";
}

/** The literal text with which a pattern such as `^/static/`, `^/$`, `^/api/(.*)$` or `\\.php$` begins or ends. */
export function literalsOf(source: string): Literals {
  const tokens = source.match(/\\[^]|[^\\]/g) ?? [];
  if (source.startsWith("(?") || source.startsWith("^(?") || hasTopLevelBar(tokens))
    return { beginning: "", ending: "", rest: "more" };
  const beginning: string[] = [];
  let next = 1;
  for (; tokens[0] === "^" && next < tokens.length && isLiteral(tokens[next]!); next++)
    beginning.push(unescaped(tokens[next]!));
  const after = tokens.slice(next).join("");
  const quantified = tokens[0] === "^" && /^[*?{+]/.test(after);
  if (quantified && !after.startsWith("+")) beginning.pop();
  const ending: string[] = [];
  for (let at = tokens.length - 2; tokens.at(-1) === "$" && at >= 0 && isLiteral(tokens[at]!); at--)
    ending.unshift(unescaped(tokens[at]!));
  const rest = tokens[0] !== "^" || quantified ? "more" : (rests[after.replace(/[()]/g, "")] ?? "more");
  return { beginning: beginning.join(""), ending: ending.join(""), rest };
}

/** What the common ends of patterns leave open. */
const rests: Readonly<Record<string, Literals["rest"] | undefined>> = {
  "": "anything",
  ".*": "anything",
  $: "nothing",
  ".*$": "one line",
};

function isLiteral(token: string): boolean {
  return token.startsWith("\\") ? /^\\[^A-Za-z0-9]$/.test(token) : !/[\^$.*+?()[\]{}|]/.test(token);
}

function unescaped(token: string): string {
  return token.replace(/^\\/, "");
}

function hasTopLevelBar(tokens: readonly string[]): boolean {
  let depth = 0;
  for (const token of tokens) {
    depth += token === "(" ? 1 : token === ")" ? -1 : 0;
    if (token === "|" && depth === 0) return true;
  }
  return false;
}

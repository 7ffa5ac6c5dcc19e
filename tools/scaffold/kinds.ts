/** The file that lists every kind of fact, one line each. */
export const kindsFile = "src/facts/kinds.ts";

const line = /^export \{ (\w+) \} from "([^"]+)";$/gm;

/** The kinds that the text of the list names, in order, with the module that each comes from. */
export function kindsIn(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(line)].map(([, kind = "", module = ""]) => [kind, module]));
}

/** The text of the list with one more kind, from a file of its name in `src/facts`, in alphabetical order. */
export function withKind(text: string, kind: string): string {
  const added = `export { ${kind} } from "./${kind}";\n`;
  const next = [...text.matchAll(line)].find(([, other = ""]) => other > kind);
  return next ? text.slice(0, next.index) + added + text.slice(next.index) : text + added;
}

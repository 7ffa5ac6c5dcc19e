import type * as Yaml from "yaml";

let loaded: typeof Yaml | undefined;

/** The first syntax error of a YAML text. */
export interface YamlProblem {
  /** From 1. */
  readonly line: number;
}

/**
 * The value of a YAML text, or its first syntax error. The parser is loaded with the first text that is read, because
 * most stacks have none and every preview starts the pack anew.
 */
export function readYaml(text: string): { readonly value: unknown } | { readonly problem: YamlProblem } {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it at the start
  loaded ??= require("yaml") as typeof Yaml;
  const lines = new loaded.LineCounter();
  const document = loaded.parseDocument(text, {
    lineCounter: lines,
    merge: true,
    uniqueKeys: false,
    logLevel: "silent",
  });
  const [mistake] = document.errors;
  if (mistake) return { problem: { line: lines.linePos(mistake.pos[0]).line } };
  try {
    return { value: document.toJS() as unknown };
  } catch {
    // An alias without an anchor, or aliases that expand endlessly.
    return { problem: { line: 1 } };
  }
}

import type * as Yaml from "yaml";

let loaded: typeof Yaml | undefined;

/** Where a text stops being YAML. */
export interface YamlProblem {
  /** From 1. */
  readonly line: number;
}

/**
 * The value that a YAML text stands for, or where it stops being YAML. The parser is loaded only here, when the first
 * text is read: most stacks carry none, and the pack starts once for every preview.
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
    // An alias that stands for nothing, or aliases that would unfold without end.
    return { problem: { line: 1 } };
  }
}

import type { Shape } from "./pieces";

/** What a pattern says about the text around whatever it matches. */
export interface Literals {
  /** What every match begins with, if the pattern is bound to the beginning. */
  readonly beginning: string;
  /** What every match ends with, if the pattern is bound to the end; a line feed may follow. */
  readonly ending: string;
  /** What may come after the beginning: "anything", "nothing", "one line" to the end, or "more" that has to match. */
  readonly rest: "anything" | "nothing" | "one line" | "more";
}

/** The literals of a pattern about which nothing is said. */
export const noLiterals: Literals = { beginning: "", ending: "", rest: "more" };

/** The literal text with which a pattern such as `^/static/`, `^/$`, `^/api/(.*)$` or `\\.php$` begins or ends. */
export function literalsOf(shapes: readonly Shape[]): Literals {
  const isBound = shapes[0] === "start";
  const rest = shapes.slice(isBound ? 1 : 0);
  const afterText = rest.findIndex((shape) => !isText(shape));
  const remaining = afterText < 0 ? [] : rest.slice(afterText);
  const isBoundToEnd = rest.at(-1) === "end";
  const beforeEnd = rest.slice(0, -1);
  const lastOther = beforeEnd.findLastIndex((shape) => !isText(shape));
  return {
    beginning: isBound ? textOf(rest.slice(0, rest.length - remaining.length)) : "",
    ending: isBoundToEnd ? textOf(beforeEnd.slice(lastOther + 1)) : "",
    rest: isBound ? (rests[remaining.map((shape) => (isText(shape) ? "text" : shape)).join(" ")] ?? "more") : "more",
  };
}

/** What the common ends of patterns leave open. */
const rests: Readonly<Record<string, Literals["rest"] | undefined>> = {
  "": "anything",
  line: "anything",
  end: "nothing",
  "line end": "one line",
};

function isText(shape: Shape): shape is { readonly text: string } {
  return typeof shape === "object";
}

function textOf(shapes: readonly Shape[]): string {
  return shapes.map((shape) => (isText(shape) ? shape.text : "")).join("");
}

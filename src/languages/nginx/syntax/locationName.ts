import type { Argument } from "./tokenizer";

/** How a location is named: `^~` and `/static/`; the modifier is empty for a plain prefix. */
export interface LocationName {
  readonly modifier: string;
  readonly name: string;
}

/** A location's modifier and name; the modifier may be attached to the name. */
export function readLocationName(args: readonly Argument[]): LocationName {
  const [first, second] = args;
  if (first && second) return { modifier: first.text, name: second.text };
  const [, modifier = "", name = ""] = /^(=|\^~|~\*|~|)([^]*)$/.exec(first?.text ?? "") ?? [];
  return { modifier, name };
}

import type { Argument } from "./tokenizer";

/** A location's modifier and name; the modifier may be attached to the name. */
export function readLocationName(args: readonly Argument[]): { readonly modifier: string; readonly name: string } {
  if (args.length > 1) return { modifier: args[0]!.text, name: args[1]!.text };
  const [, modifier = "", name = ""] = /^(=|\^~|~\*|~|)([^]*)$/.exec(args[0]?.text ?? "") ?? [];
  return { modifier, name };
}

import type { Argument } from "./tokenizer";

/** One directive where nginx would find it: `include` is replaced by what it includes, unless that is not visible. */
export interface Directive {
  readonly name: string;
  readonly args: readonly Argument[];
  /** Absent for directives that take no block; empty for `include` of something not visible and for Lua blocks. */
  readonly block?: readonly Directive[] | undefined;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Whether this is an `include` whose files could not be seen: anything may stand here. */
export function isUnseenInclude(directive: Directive): boolean {
  return directive.name === "include" && directive.block !== undefined;
}

/** The text of an argument, "" if there is none. */
export function text(directive: Directive, index: number): string {
  return directive.args[index]?.text ?? "";
}

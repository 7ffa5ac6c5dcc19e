import { Undecided } from "../../../base/undecided";
import type { Directive } from "../syntax/tree";
import type { Scope } from "./scopes";

/** A block and all that stand in it, outermost first. */
export function* blocksIn(scope: Scope): Iterable<Scope> {
  yield scope;
  for (const inner of [...scope.children, ...scope.inner.values()]) yield* blocksIn(inner);
}

/**
 * The directives of a name that are in force in a block.
 *
 * @throws Undecided if an included file that is not visible may hold some
 */
export function directivesInForce(scope: Scope, name: string): readonly Directive[] {
  for (let block: Scope | undefined = scope; block; block = block.parent) {
    const own = block.own(name);
    if (block.isIncomplete) throw new Undecided("an included file of the configuration is not visible");
    if (own.length > 0) return own;
  }
  return [];
}

/** The value in force of a directive with one argument; see `directivesInForce`. */
export function valueInForce(scope: Scope, name: string): string | undefined {
  return directivesInForce(scope, name).at(-1)?.args[0]?.text;
}

/** The value that `add_header` gives a header in a block, or none. */
export function addedHeader(scope: Scope, header: string): string | undefined {
  return directivesInForce(scope, "add_header").findLast((each) => each.args[0]?.text.toLowerCase() === header)?.args[1]
    ?.text;
}

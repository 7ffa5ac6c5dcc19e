import type { Fact } from "./fact";
import type { Resource } from "./resource";
import type { Stack } from "./stack";

/** How facts of one kind are read. The object is its own key: `stack.facts(listeners)`. */
export interface Kind<F extends Fact> {
  /** What the facts are called in a sentence: "the stack has no listeners". */
  readonly noun: string;
  /** The type tokens of the resources that give rise to such facts. */
  readonly types: readonly string[];
  /** The facts of one resource, in order. May raise `Undecided` part-way: what came before it stands. */
  read(resource: Resource, stack: Stack): Iterable<F>;
}

/** The facts that a kind reads. */
export type FactOf<K> = K extends Kind<infer F> ? F : never;

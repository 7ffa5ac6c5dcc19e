import type { Fact } from "../stack/fact";

/** Something that could not be decided, and the policies that it left without a verdict, if any. */
export interface UndecidedFact extends Fact {
  readonly reason: string;
  readonly policies: readonly string[];
  /** The policies for a sentence: the gravest of them by name, the others by their number. */
  readonly summary: string;
}

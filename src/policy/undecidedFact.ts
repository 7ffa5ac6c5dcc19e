import type { Fact } from "../stack/fact";

/** Something that could not be decided, and the policies that it left without a verdict, if any. */
export interface UndecidedFact extends Fact {
  readonly reason: string;
  readonly policies: readonly string[];
  /** That these policies could not be decided, as a phrase: the gravest by name and, if they are many, their number. */
  readonly summary: string;
}

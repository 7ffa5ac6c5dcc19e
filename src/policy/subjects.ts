import * as kinds from "../facts/kinds";
import type { Fact } from "../stack/fact";
import type { FactOf, Kind } from "../stack/stack";
import type { UndecidedFact } from "./undecidedFact";

export type KindName = keyof typeof kinds;

/** What a policy can be `on`: a kind of fact, by its name or itself, or what other policies left undecided. */
export type Subject = KindName | Kind<Fact> | "undecidedFacts";

/** The facts that a policy on a subject is given. */
export type SubjectOf<S extends Subject> = S extends KindName
  ? FactOf<(typeof kinds)[S]>
  : S extends Kind<infer F>
    ? F
    : UndecidedFact;

/** The kind of fact that a subject stands for; `undefined` for what other policies left undecided. */
export function kindOf(subject: Subject): Kind<Fact> | undefined {
  if (subject === "undecidedFacts") return undefined;
  return typeof subject === "string" ? kinds[subject] : subject;
}

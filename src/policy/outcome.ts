import { nounOf, type Evaluation } from "./evaluate";

/** A policy's verdict on a whole stack. */
export type Outcome = "pass" | "problem" | "undecided" | "notApplicable";

/** How many facts the policy applied to. */
export function examinedBy(evaluation: Evaluation): number {
  return evaluation.resources.reduce((sum, resource) => sum + resource.examined, 0);
}

/** A problem outweighs an undecided fact, and that a pass; a policy that examined nothing did not pass. */
export function outcomeOf(evaluation: Evaluation): Outcome {
  const outcomes = new Set(evaluation.resources.flatMap(({ findings }) => findings.map((finding) => finding.outcome)));
  if (outcomes.has("problem")) return "problem";
  if (outcomes.has("undecided")) return "undecided";
  return examinedBy(evaluation) === 0 ? "notApplicable" : "pass";
}

/** Why a policy does not apply to a stack; `undefined` if it does. */
export function notApplicableReason(evaluation: Evaluation): string | undefined {
  if (outcomeOf(evaluation) !== "notApplicable") return undefined;
  const noun = nounOf(evaluation.policy);
  return evaluation.resources.length === 0 ? `the stack has no ${noun}` : `the stack has no ${noun} that this concerns`;
}

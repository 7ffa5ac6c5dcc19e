import { Undecided } from "../base/undecided";
import { originOf, type Cause, type Fact, type Origin } from "../stack/fact";
import type { Stack } from "../stack/stack";
import type { Evidence, Findings, OptionValues, Options, Policy, Problem } from "./define";
import type { Ledger } from "./ledger";

/** One thing that a policy found out about one resource. */
export interface Finding {
  readonly outcome: "problem" | "undecided";
  readonly resource: Origin;
  /** Which of several parts of the resource it concerns. */
  readonly part?: string;
  /** What is wrong, or what is not known. */
  readonly message: string;
  readonly evidence: readonly Evidence[];
  /** Identifies the cause that the problem shares with problems of other policies. */
  readonly cause?: string;
}

/** What a policy made of the facts of one resource. */
export interface ResourceEvaluation {
  readonly resource: Origin;
  /** How many facts the policy applied to. */
  readonly examined: number;
  readonly findings: readonly Finding[];
}

/** What a policy made of a stack. */
export interface Evaluation {
  readonly policy: Policy;
  readonly resources: readonly ResourceEvaluation[];
}

/** Whether everything about the resource was decided. */
export function isDecided(evaluation: ResourceEvaluation): boolean {
  return evaluation.findings.every((finding) => finding.outcome !== "undecided");
}

/**
 * Judges the facts that a policy is on, resource by resource. This is the one place that meets an unknown: what raises
 * `Undecided` is undecided for that fact alone, problems found before it stand, and all other facts go on.
 */
export function evaluate(
  policy: Policy,
  stack: Stack,
  options: OptionValues<Options>,
  ledger: Ledger,
): readonly ResourceEvaluation[] {
  if (policy.kind === undefined)
    return ledger.facts().map((fact) => evaluateFacts(policy, fact.resource, [fact], undefined, options));
  return stack
    .extract(policy.kind)
    .map(({ resource, facts, undecided }) => evaluateFacts(policy, originOf(resource), facts, undecided, options));
}

/** The kind of fact that a policy is on, in the plural, for a sentence. */
export function nounOf(policy: Policy): string {
  return policy.kind?.noun ?? "undecided facts";
}

function evaluateFacts(
  policy: Policy,
  resource: Origin,
  facts: readonly Fact[],
  hidden: Undecided | undefined,
  options: OptionValues<Options>,
): ResourceEvaluation {
  const findings: Finding[] = [];
  let examined = 0;
  for (const fact of facts) {
    const outcome = judge(policy, fact, options);
    if (outcome.applies) examined += 1;
    findings.push(...outcome.findings);
  }
  if (hidden) findings.push({ outcome: "undecided", resource, message: hidden.reason, evidence: [] });
  return { resource, examined, findings: withoutRepetitions(findings) };
}

/** Two facts of one resource, such as two rules for one network, can say the same: that is said once. */
function withoutRepetitions(findings: readonly Finding[]): readonly Finding[] {
  return [
    ...new Map(
      findings.map((finding) => [`${finding.outcome} ${finding.part ?? ""} ${finding.message}`, finding]),
    ).values(),
  ];
}

function judge(policy: Policy, fact: Fact, options: OptionValues<Options>): { applies: boolean; findings: Finding[] } {
  const findings: Finding[] = [];
  let applies = false;
  try {
    if (!policy.when(fact, options)) return { applies, findings };
    applies = true;
    for (const problem of problemsOf(policy.check(fact, options))) {
      findings.push({
        outcome: "problem",
        ...placeOf(fact),
        message: problem.message,
        evidence: problem.evidence ?? [],
        ...(problem.because && { cause: identityOf(problem.because) }),
      });
    }
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    findings.push({ outcome: "undecided", resource: fact.resource, message: error.reason, evidence: [] });
  }
  return { applies, findings };
}

function* problemsOf(findings: Findings): Iterable<Problem> {
  if (findings === undefined) return;
  if (typeof findings === "string") yield { message: findings };
  else if ("message" in findings) yield findings;
  else for (const finding of findings) yield typeof finding === "string" ? { message: finding } : finding;
}

function placeOf({ resource, part }: Fact): Pick<Finding, "resource" | "part"> {
  return { resource, ...(part !== undefined && { part }) };
}

function identityOf({ fact, aspect }: Cause): string {
  return [fact.resource.urn, fact.part ?? "", aspect].join("\n");
}

import { Undecided, unlessUndecided } from "../base/undecided";
import { originOf, type Cause, type Fact, type Origin } from "../stack/fact";
import type { Stack } from "../stack/stack";
import type { Evidence, Findings, OptionValues, Options, Policy, Problem } from "./define";
import type { Ledger } from "./ledger";

/** A problem that a policy found at a resource, or why it could not decide. */
export interface Finding {
  readonly outcome: "problem" | "undecided";
  readonly resource: Origin;
  /** The part of the resource that it concerns, if it has several. */
  readonly part?: string;
  /** What is wrong, or what is unknown. */
  readonly message: string;
  readonly evidence: readonly Evidence[];
  /** What to do about it, if not what the policy says. */
  readonly fix?: string;
  /** The environment variable that it is about, if the resource's own definition gives it. */
  readonly variable?: string;
  /** Identifies the cause that the problem shares with problems of other policies. */
  readonly cause?: string;
}

/** The result of a policy for one resource. */
export interface ResourceEvaluation {
  readonly resource: Origin;
  /** How many facts the policy applied to. */
  readonly examined: number;
  readonly findings: readonly Finding[];
}

/** The result of a policy for a stack. */
export interface Evaluation {
  readonly policy: Policy;
  readonly resources: readonly ResourceEvaluation[];
}

/** Whether everything about the resource was decided. */
export function isDecided(evaluation: ResourceEvaluation): boolean {
  return evaluation.findings.every((finding) => finding.outcome !== "undecided");
}

/**
 * Judges the facts that a policy is on, resource by resource. This is the one place that meets unknowns: a check that
 * throws `Undecided` leaves that fact undecided, problems found before it stand, and all other facts are still judged.
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

/** Two facts of one resource, such as two rules for one network, can give the same finding: it is kept once. */
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
        ...(fact.remedy !== undefined && { fix: fact.remedy }),
        ...variableOf(fact, problem.because),
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

function variableOf(fact: Fact, because: Cause | undefined): Pick<Finding, "variable"> {
  const variable = unlessUndecided(() => fact.definedVariable ?? because?.definedVariable);
  return variable === undefined ? {} : { variable };
}

function identityOf({ fact, aspect }: Cause): string {
  return [fact.resource.urn, fact.part ?? "", aspect].join("\n");
}

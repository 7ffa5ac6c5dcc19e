import {
  byGravity,
  enforcementLevel,
  examinedBy,
  inLanguage,
  notApplicableReason,
  outcomeOf,
  type Configuration,
  type Evaluation,
  type Finding,
  type Language,
  type Notice,
  type Outcome,
  type Policy,
} from "../policy";
import { inPart } from "../stack/fact";
import { onePolicyForEachCause, type CausedResult } from "./causes";
import { faultsOf } from "./faults";
import type { Result } from "./result";

/** What was judged. */
export interface Target {
  readonly project: string;
  readonly stack: string;
  /** The program's folder. */
  readonly program: string;
  /** The language of the program, in whose names results speak of properties; by default the provider's own names. */
  readonly language?: Language;
}

export interface PolicyResult {
  readonly name: string;
  readonly outcome: Outcome | "disabled";
  /** How many facts the policy applied to. */
  readonly examined: number;
  /** Why the policy did not apply. */
  readonly reason: string;
}

/** How many results there are of each kind; undecided and exempt ones are counted apart from problems. */
export interface Counts {
  readonly mandatory: number;
  readonly advisory: number;
  readonly undecided: number;
}

/** The results of one run; `--format json` prints exactly this. */
export interface Report {
  readonly version: 1;
  readonly target: Target;
  readonly summary: Counts & {
    readonly exempt: number;
    /** The same where what several places share counts once, and what could not be decided is no problem. */
    readonly faults: Counts;
  };
  /** The gravest first. */
  readonly results: readonly Result[];
  readonly policies: readonly PolicyResult[];
  /** What was not seen of the whole stack; the gravest last. */
  readonly notices: readonly Notice[];
}

/** The policy that restates what others left undecided. */
export const undecidedPolicy = "stack-is-decided";

/**
 * The report of what the policies found in a stack. A policy without an evaluation is one that the configuration
 * disabled. Of `djangoResults`, what Django's own checks said, those are left out that a policy found already.
 */
export function makeReport(
  target: Target,
  policies: readonly Policy[],
  evaluations: readonly Evaluation[],
  configuration: Configuration,
  djangoResults: readonly Result[] = [],
  notices: readonly Notice[] = [],
): Report {
  const found = policies.flatMap((policy) =>
    resultsOf(evaluationOf(policy, evaluations), configuration, target.language),
  );
  const all = found.map(({ result }) => result);
  const results = [
    ...onePolicyForEachCause(found),
    ...djangoResults.filter((result) => result.outcome !== "problem" || !isFoundBy(policies, all, result)),
  ].sort(byGravity);
  return {
    version: 1,
    target,
    summary: {
      ...countsOf(results),
      exempt: results.filter(({ outcome }) => outcome === "exempt").length,
      faults: countsOfFaults(results),
    },
    results,
    policies: policies.map((policy) => policyResult(policy, evaluations)),
    notices,
  };
}

function countsOf(results: readonly Result[]): Counts {
  const problems = results.filter(({ outcome }) => outcome === "problem");
  return {
    mandatory: problems.filter(({ enforcement }) => enforcement === "mandatory").length,
    advisory: problems.filter(({ enforcement }) => enforcement === "advisory").length,
    undecided: results.filter(({ outcome }) => outcome === "undecided").length,
  };
}

function countsOfFaults(results: readonly Result[]): Counts {
  const problems = results.filter(({ policy }) => policy !== undecidedPolicy);
  const { mandatory, advisory } = countsOf(faultsOf(problems).map(({ results: [first] }) => first));
  const restated = results.filter(({ policy }) => policy === undecidedPolicy);
  const open = restated.length > 0 ? restated : results.filter(({ outcome }) => outcome === "undecided");
  return { mandatory, advisory, undecided: new Set(open.map(({ message }) => message)).size };
}

function evaluationOf(policy: Policy, evaluations: readonly Evaluation[]): Evaluation {
  return evaluations.find((evaluation) => evaluation.policy === policy) ?? { policy, resources: [] };
}

/** Whether a policy that stands for the same check of Django found a problem with the same container. */
function isFoundBy(
  policies: readonly Policy[],
  found: readonly Result[],
  { policy: id, resource, part }: Result,
): boolean {
  const same = new Set(policies.filter(({ django }) => django?.check === id).map(({ name }) => name));
  return found.some(
    (result) =>
      result.outcome === "problem" &&
      same.has(result.policy) &&
      result.resource?.urn === resource?.urn &&
      result.part === part,
  );
}

function resultsOf(
  { policy, resources }: Evaluation,
  configuration: Configuration,
  language: Language = "other",
): readonly CausedResult[] {
  const enforcement = enforcementLevel(policy, configuration) === "mandatory" ? "mandatory" : "advisory";
  const findings = resources.flatMap((resource) => resource.findings);
  return findings.map((finding) => ({
    result: resultOf(policy, enforcement, finding, (text) => inLanguage(text, language)),
    cause: finding.cause,
  }));
}

function resultOf(
  policy: Policy,
  enforcement: Result["enforcement"],
  finding: Finding,
  spell: (text: string) => string,
): Result {
  const { urn, type, name, source } = finding.resource;
  return {
    policy: policy.name,
    title: policy.title,
    problem: policy.problem,
    section: policy.section,
    severity: policy.severity,
    enforcement,
    outcome: finding.outcome,
    message: inPart(finding, spell(finding.message)),
    part: finding.part ?? null,
    fix: finding.fix ?? spell(policy.fix),
    resource: { urn, type, name },
    source: source ?? null,
    evidence: finding.evidence.map(({ urn: at, text }) => ({ urn: at, text: spell(text) })),
    alsoAffects: [],
  };
}

function policyResult(policy: Policy, evaluations: readonly Evaluation[]): PolicyResult {
  const evaluation = evaluations.find((candidate) => candidate.policy === policy);
  if (!evaluation) return { name: policy.name, outcome: "disabled", examined: 0, reason: "" };
  return {
    name: policy.name,
    outcome: outcomeOf(evaluation),
    examined: examinedBy(evaluation),
    reason: notApplicableReason(evaluation) ?? "",
  };
}

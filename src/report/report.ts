import {
  enforcementLevel,
  examinedBy,
  notApplicableReason,
  outcomeOf,
  type Configuration,
  type Evaluation,
  type Evidence,
  type Finding,
  type Metadata,
  type Outcome,
  type Policy,
} from "../policy";

/** What was judged. */
export interface Target {
  readonly project: string;
  readonly stack: string;
  /** The program's folder. */
  readonly program: string;
}

/** One thing that was found, as every format renders it. */
export interface Result {
  readonly policy: string;
  /** `manage-py` for what Django itself said. */
  readonly section: Metadata["section"] | "manage-py";
  readonly severity: Metadata["severity"];
  readonly enforcement: "mandatory" | "advisory";
  readonly outcome: "problem" | "undecided" | "exempt";
  readonly message: string;
  /** What Django advises; what to do about a problem of a policy is the policy's. */
  readonly hint?: string;
  readonly resource: { readonly urn: string; readonly type: string; readonly name: string } | null;
  readonly source: { readonly file: string; readonly line: number } | null;
  readonly evidence: readonly Evidence[];
}

export interface PolicyResult {
  readonly name: string;
  readonly outcome: Outcome | "disabled";
  /** How many facts the policy applied to. */
  readonly examined: number;
  /** Why the policy did not apply. */
  readonly reason: string;
}

/** The results of one run; `--format json` prints exactly this. */
export interface Report {
  readonly version: 1;
  readonly target: Target;
  readonly summary: {
    readonly mandatory: number;
    readonly advisory: number;
    readonly undecided: number;
    readonly exempt: number;
  };
  readonly results: readonly Result[];
  readonly policies: readonly PolicyResult[];
}

/**
 * The report of what the policies made of a stack. A policy without an evaluation is one that the configuration
 * disabled. `stack-is-decided` restates what others left undecided, so its problems are listed and its facts not counted twice.
 * Of `djangoResults`, what Django's own checks said, those are left out that a policy found already.
 */
export function makeReport(
  target: Target,
  policies: readonly Policy[],
  evaluations: readonly Evaluation[],
  configuration: Configuration,
  djangoResults: readonly Result[] = [],
): Report {
  const found = evaluations.flatMap((evaluation) => resultsOf(evaluation, configuration));
  const results = [
    ...found,
    ...djangoResults.filter((result) => result.outcome !== "problem" || !isFoundBy(policies, found, result)),
  ];
  const count = (test: (result: Result) => boolean): number => results.filter(test).length;
  return {
    version: 1,
    target,
    summary: {
      mandatory: count((result) => result.outcome === "problem" && result.enforcement === "mandatory"),
      advisory: count((result) => result.outcome === "problem" && result.enforcement === "advisory"),
      undecided: count((result) => result.outcome === "undecided"),
      exempt: count((result) => result.outcome === "exempt"),
    },
    results,
    policies: policies.map((policy) => policyResult(policy, evaluations)),
  };
}

/** Whether a policy that stands for the same check of Django found a problem with the same container. */
function isFoundBy(
  policies: readonly Policy[],
  found: readonly Result[],
  { policy: id, resource, message }: Result,
): boolean {
  const same = new Set(policies.filter(({ django }) => django?.split(/[\s,]+/).includes(id)).map(({ name }) => name));
  return found.some(
    (result) =>
      result.outcome === "problem" &&
      same.has(result.policy) &&
      result.resource?.urn === resource?.urn &&
      partOf(result.message) === partOf(message),
  );
}

/** The container that a message begins with, where its resource has several. */
function partOf(message: string): string | undefined {
  return /^container [^:]*:/.exec(message)?.[0];
}

function resultsOf({ policy, resources }: Evaluation, configuration: Configuration): readonly Result[] {
  const enforcement = enforcementLevel(policy, configuration) === "mandatory" ? "mandatory" : "advisory";
  return resources.flatMap((resource) => resource.findings).map((finding) => resultOf(policy, enforcement, finding));
}

function resultOf(policy: Policy, enforcement: Result["enforcement"], finding: Finding): Result {
  const { urn, type, name, source } = finding.resource;
  return {
    policy: policy.name,
    section: policy.section,
    severity: policy.severity,
    enforcement,
    outcome: finding.outcome,
    message: finding.message,
    resource: { urn, type, name },
    source: source ?? null,
    evidence: finding.evidence,
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

import { policies } from "../policies/all";
import { analyze, type Analysis, type AnalyzedResource } from "../src/engine/analyzer";
import { outcomeOf, type Configuration, type Finding, type Policy } from "../src/policy";
import { inPart } from "../src/stack/fact";
import { filesOf, isReference, UNKNOWN, type Fixture } from "./fixtures";

/** A stack, alone or with the policy's options and what is found in it, by resource name. */
export interface Case {
  readonly stack: readonly Fixture[];
  readonly options?: Readonly<Record<string, unknown>>;
  /** Files next to the program, by path relative to its folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** Configuration of other policies, `settings` above all. */
  readonly configuration?: Configuration;
}
/** Texts by the names of the resources that they are about: one or several. */
type Texts = Readonly<Record<string, string | readonly string[]>>;

export interface RejectedCase extends Case {
  /** The messages, with the part of the resource in front. */
  readonly finds: Texts;
  /** The steps that prove the problems; none if it is absent. */
  readonly evidence?: Texts;
}
export interface UndecidedCase extends Case {
  /** Why resources stay undecided. */
  readonly at: Texts;
  /** Problems found all the same. */
  readonly finds?: Texts;
  readonly evidence?: Texts;
}

/** What a policy makes of stacks, each under a name that says what it shows. */
export interface CaseTable {
  /** The case of `notApplicable` that mends the fault, if mending it takes it out of the policy's sight. */
  readonly remedy?: string;
  readonly accepts: Readonly<Record<string, readonly Fixture[] | Case>>;
  readonly rejects: Readonly<Record<string, RejectedCase>>;
  readonly notApplicable?: Readonly<Record<string, readonly Fixture[] | Case>>;
  readonly undecided?: Readonly<Record<string, UndecidedCase>>;
}

export interface PolicyCases {
  readonly policy: Policy;
  readonly table: CaseTable;
}

/**
 * The cases of a policy; `policies.spec.ts` runs them, and the documentation shows them.
 * @throws Error for a case that is named by an integer: JavaScript would put it first
 */
export function cases(policy: Policy, table: CaseTable): PolicyCases {
  for (const [name] of casesOf(table))
    if (/^\d+$/.test(name)) throw new Error(`${policy.name}: name the case "${name}" by a word, or it loses its place`);
  return { policy, table };
}

/** All cases of a table with their names. */
export function casesOf({
  accepts,
  rejects,
  notApplicable = {},
  undecided = {},
}: CaseTable): readonly [string, Case][] {
  const given = [accepts, rejects, notApplicable, undecided].flatMap((group) =>
    Object.entries<readonly Fixture[] | Case>(group),
  );
  return given.map(([name, each]) => [name, caseOf(each)]);
}

/** The case that the documentation shows as the remedy, with its name: the first accepted one unless the table names it. */
export function remedyOf({ remedy, accepts, notApplicable = {} }: CaseTable): readonly [string, Case] | undefined {
  const among = Object.entries(remedy === undefined ? accepts : notApplicable);
  const found = remedy === undefined ? among[0] : among.find(([name]) => name === remedy);
  return found && [found[0], caseOf(found[1])];
}

export function caseOf(given: readonly Fixture[] | Case): Case {
  return "stack" in given ? given : { stack: given };
}

/** What one policy made of a case: verdict, and messages, evidence and undecided facts by resource name. */
export interface Verdict {
  readonly outcome: ReturnType<typeof outcomeOf>;
  readonly finds: Readonly<Record<string, readonly string[]>>;
  readonly evidence: Readonly<Record<string, readonly string[]>>;
  readonly undecided: Readonly<Record<string, readonly string[]>>;
  readonly analysis: Analysis;
}

/** Runs policies over a case through the SDK's own handlers, as an engine would. */
export function analyzeCase(
  judged: readonly Policy[],
  given: Case,
  registered: readonly AnalyzedResource[] = given.stack.map(asRegistered),
): Promise<Analysis> {
  const secrets = given.stack.flatMap(({ properties, secrets = [] }) => secrets.map((name) => properties[name]));
  const files = given.files && filesOf(given.files);
  return analyze(judged, registered, {
    configuration: given.configuration ?? {},
    comesFromSecret: (text) => secrets.includes(text),
    ...(files && { files: () => files }),
  });
}

/** The policies that a policy needs: what is undecided is undecided for others, so the one that reports it needs all. */
export function judgedBy(policy: Policy): readonly Policy[] {
  return policy.kind === undefined ? policies : [policy];
}

/** What one policy makes of a case. */
export async function judge(policy: Policy, given: Case): Promise<Verdict> {
  const configuration = { ...given.configuration, ...(given.options && { [policy.name]: given.options }) };
  const analysis = await analyzeCase(judgedBy(policy), { ...given, configuration });
  const evaluation = analysis.evaluations.find((candidate) => candidate.policy === policy);
  if (!evaluation) throw new Error(`${policy.name} was not evaluated`);
  const findings = evaluation.resources.flatMap((resource) => resource.findings);
  const problems = findings.filter(({ outcome }) => outcome === "problem");
  return {
    outcome: outcomeOf(evaluation),
    finds: byResource(problems, (finding) => [inPart(finding, finding.message)]),
    evidence: byResource(problems, (finding) => finding.evidence.map(({ text }) => text)),
    undecided: byResource(
      findings.filter(({ outcome }) => outcome === "undecided"),
      ({ message }) => [message],
    ),
    analysis,
  };
}

function byResource(
  findings: readonly Finding[],
  textsOf: (finding: Finding) => readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const texts: Record<string, string[]> = {};
  for (const finding of findings) for (const text of textsOf(finding)) (texts[finding.resource.name] ??= []).push(text);
  return texts;
}

/** A fixture as the engine would send it in a first preview: outputs unknown, their dependencies known. */
export function asRegistered(fixture: Fixture): AnalyzedResource {
  const inputs: Record<string, unknown> = {};
  const propertyDependencies: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(fixture.properties)) {
    if (value === undefined) continue;
    const urns: string[] = [];
    inputs[name] = withoutReferences(value, urns);
    if (urns.length > 0) propertyDependencies[name] = urns;
  }
  return {
    urn: urnOf(fixture),
    type: fixture.type,
    name: fixture.name,
    inputs,
    outputs: inputs,
    parent: fixture.parent ? urnOf(fixture.parent) : "",
    dependencies: Object.values(propertyDependencies).flat(),
    propertyDependencies,
    ...(fixture.ignoreChanges && { options: { ...NO_OPTIONS, ignoreChanges: fixture.ignoreChanges } }),
  };
}

const NO_OPTIONS = { protect: false, ignoreChanges: [], additionalSecretOutputs: [], customTimeouts: {} };

function withoutReferences(value: unknown, urns: string[]): unknown {
  if (isReference(value)) {
    urns.push(urnOf(value.of));
    return UNKNOWN;
  }
  if (Array.isArray(value)) return value.map((element) => withoutReferences(element, urns));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutReferences(inner, urns)]));
}

function urnOf(fixture: Fixture): string {
  return `urn:pulumi:production::shop::${fixture.type}::${fixture.name}`;
}

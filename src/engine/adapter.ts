import type {
  PolicyResource,
  ReportViolation,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationArgs,
  StackValidationPolicy,
} from "@pulumi/policy";
import type { Files } from "../base/files";
import { imageTypes } from "../containers/build";
import { pathsNamedBy } from "../containers/namedPaths";
import {
  enforcementLevel,
  optionValues,
  unknownOptions,
  type Configuration,
  type EnforcementLevel,
} from "../policy/configuration";
import type { Metadata, Options, Policy } from "../policy/define";
import { evaluate, isDecided, type Evaluation, type ResourceEvaluation, type Finding } from "../policy/evaluate";
import { byGravity } from "../policy/gravity";
import { inLanguage, type Language } from "../policy/language";
import { noticesOf } from "../policy/notices";
import { notApplicableReason } from "../policy/outcome";
import { settingsMetadata, settingsOptions } from "../policy/settings";
import { inPart, originOf } from "../stack/fact";
import type { Resource, SourcePosition } from "../stack/resource";
import { ResourceStack } from "../stack/resourceStack";
import type { Settings } from "../stack/settings";
import type { Stack } from "../stack/stack";
import { complete, type PropertyTree } from "../wire/tree";
import { currentCall, type Call } from "./call";
import { levelInEngine } from "./configuredLevels";
import { describe } from "./describe";
import { cameFromConfiguration } from "./engineEnvironment";
import { settled } from "./settled";
import { seenAgain, type Sight } from "./sight";

export type PulumiPolicy = ResourceValidationPolicy & StackValidationPolicy;

/** What a host in our own process adds; a real engine has none of it. */
export interface AdapterOptions {
  /** The language of the program, in whose names messages speak of properties; by default the provider's own names. */
  readonly language?: Language;
  /** Configuration of the policies. Without it they ask the engine's. */
  readonly configuration?: Configuration;
  /** Where in the program a resource was registered. */
  sourceOf?(urn: string): SourcePosition | undefined;
  /** Whether a resource exists already and is imported. An engine does not say so. */
  isImported?(urn: string): boolean;
  /** The texts by which other resources may refer to a resource, besides those among its properties. */
  identitiesOf?(urn: string): readonly string[] | undefined;
  /** Why what is inside a component is not seen, for one whose resources the host does not get to know. */
  unreadBecause?(urn: string): string | undefined;
  /** Whether a text came from encrypted configuration or the environment; see `Stack.comesFromSecret`. */
  comesFromSecret?(text: string): boolean;
  /** Runs the previewed program once more, to see what the engine does not know yet. Never rejects. */
  secondSight?(settings: Settings): Promise<Sight | undefined>;
  /**
   * The files next to the previewed program; see `Stack.files`.
   *
   * @param named the paths that the program and the settings name
   */
  files?(settings: Settings, named: readonly string[]): Files | undefined;
  /** Is told what was not seen of the whole stack; see `noticesOf`. */
  notify?(notice: string): void;
  /** Is given what each policy made of the whole stack, and the model that it judged. */
  observe?(evaluation: Evaluation, stack: Stack): void;
}

/**
 * The catalogue as @pulumi/policy policies: the shared settings first, then the gravest, so that these lead where several
 * find problems of one cause; last what reports on the undecided. Each judges a resource by itself when it is
 * registered, which at update stops it before it exists, and takes up what that left undecided once the whole stack is
 * seen. Nothing is reported twice, and nothing but the SDK's own `notApplicable` is thrown at the engine.
 */
export function pulumiPolicies(policies: readonly Policy[], options: AdapterOptions = {}): PulumiPolicy[] {
  const session = new Session(options);
  const [judging, summing] = [policies.filter(({ kind }) => kind), policies.filter(({ kind }) => !kind)];
  const ordered = [...judging.sort(byGravity), ...summing];
  return [session.settingsPolicy(), ...ordered.map((policy) => session.adapt(policy))];
}

/** One run of the pack: what was seen of each resource when it was registered. */
class Session {
  private readonly inputs = new Map<string, PropertyTree>();
  /** Whether an image was registered, which containers that are registered after it may run. */
  private buildsImages = false;
  private readonly registered = new Map<string, ResourceEvaluation>();
  /** The policy that reports the problem of each cause, so that no other reports another. */
  private readonly leaders = new Map<string, { readonly policy: string; readonly level: EnforcementLevel }>();

  constructor(private readonly host: AdapterOptions) {}

  /** The policy that carries the shared settings. It must be the first, so that the others find them. */
  settingsPolicy(): PulumiPolicy {
    const read = (args: ResourceValidationArgs | StackValidationArgs, report: ReportViolation): void => {
      const given = this.configurationOf(settingsMetadata, args);
      currentCall().settings = optionValues(settingsOptions, given) as unknown as Settings;
      if ("resources" in args) reportUnknownOptions(settingsOptions, given, report);
    };
    return {
      ...describe(settingsMetadata, settingsOptions),
      enforcementLevel: enforcementLevel(settingsMetadata, this.host.configuration ?? {}),
      validateResource: read,
      validateStack: read,
    };
  }

  adapt(policy: Policy): PulumiPolicy {
    return {
      ...describe(this.spelled(policy), policy.options),
      enforcementLevel: enforcementLevel(policy, this.host.configuration ?? {}),
      validateResource: (args, report) => this.validateResource(policy, args, report),
      validateStack: (args, report) => this.validateStack(policy, args, report),
    };
  }

  private async validateResource(policy: Policy, args: ResourceValidationArgs, report: ReportViolation): Promise<void> {
    const call = currentCall();
    const stack = await call.stack(async () => this.model([await this.registeredResource(args)], call, false));
    if (!policy.kind?.types.includes(args.type)) return;
    for (const evaluation of this.evaluate(policy, stack, args, call)) {
      this.registered.set(keyOf(policy, args.urn), evaluation);
      for (const problem of problemsOf(evaluation)) this.reportProblem(policy, problem, report);
    }
  }

  private async validateStack(policy: Policy, args: StackValidationArgs, report: ReportViolation): Promise<void> {
    const call = currentCall();
    const stack = await call.stack(() => this.wholeModel(args, call));
    reportUnknownOptions(policy.options, this.configurationOf(policy, args), report);
    const evaluations = await this.evaluateTwice(policy, stack, args, call);
    const resources = evaluations.map((evaluation) => this.settle(policy, evaluation, report));
    for (const finding of resources.flatMap((evaluation) => evaluation.findings))
      if (finding.outcome === "undecided") call.ledger.add(policy, finding, finding.message);
    const evaluation = { policy, resources };
    this.host.observe?.(evaluation, stack);
    if (!policy.kind && this.host.notify) for (const { message } of noticesOf(stack)) this.host.notify(message);
    const reason = notApplicableReason(evaluation);
    if (reason !== undefined) args.notApplicable(reason);
  }

  /** Judges a stack, and takes up what is undecided with a second sight, which a mandatory policy asks for and all later ones then use. */
  private async evaluateTwice(
    policy: Policy,
    stack: Stack,
    args: StackValidationArgs,
    call: Call,
  ): Promise<readonly ResourceEvaluation[]> {
    const evaluations = this.evaluate(policy, stack, args, call);
    const isOpen = evaluations.some((evaluation) => {
      const earlier = this.earlier(policy, evaluation);
      return !isDecided(evaluation) && !(earlier && isDecided(earlier));
    });
    if (!isOpen || !(policy.enforcement === "mandatory" || call.hasLookedAgain)) return evaluations;
    const seenModel = await call.stackSeenAgain(() => this.lookAgain(stack.graph.resources, call));
    if (!seenModel) return evaluations;
    const again = new Map(this.evaluate(policy, seenModel, args, call).map((seen) => [seen.resource.urn, seen]));
    return evaluations.map((evaluation) =>
      isDecided(evaluation) ? evaluation : (again.get(evaluation.resource.urn) ?? evaluation),
    );
  }

  private async lookAgain(resources: readonly Resource[], call: Call): Promise<Stack | undefined> {
    const sight = await this.host.secondSight?.(call.settings);
    if (!sight) return undefined;
    if (sight.seen) {
      const again = seenAgain(resources, sight, (urn) => this.inputs.get(urn));
      return this.model(again, call, true);
    }
    const root = resources.find(({ type }) => type === "pulumi:pulumi:Stack") ?? resources[0];
    if (root) call.ledger.note({ resource: originOf(root) }, sight.reason);
    return undefined;
  }

  /** What was made of a resource when it was registered. */
  private earlier(policy: Policy, { resource }: ResourceEvaluation): ResourceEvaluation | undefined {
    return this.registered.get(keyOf(policy, resource.urn));
  }

  /** The verdict on a resource, of when it was registered if that decided it, and reports what is new in it. */
  private settle(policy: Policy, evaluation: ResourceEvaluation, report: ReportViolation): ResourceEvaluation {
    const earlier = this.earlier(policy, evaluation);
    if (earlier && isDecided(earlier)) return earlier;
    const reported = new Set(earlier ? problemsOf(earlier).map(textOf) : []);
    for (const problem of problemsOf(evaluation))
      if (!reported.has(textOf(problem))) this.reportProblem(policy, problem, report);
    return evaluation;
  }

  /** Reports a problem, unless another policy that blocks as much reported one of the same cause. */
  private reportProblem(policy: Policy, problem: Finding, report: ReportViolation): void {
    if (problem.cause !== undefined) {
      const level = this.levelOf(policy);
      const leader = this.leaders.get(problem.cause);
      const isLed = leader && leader.policy !== policy.name;
      if (isLed && (leader.level === level || leader.level === "mandatory")) return;
      this.leaders.set(problem.cause, { policy: policy.name, level });
    }
    const remedy = problem.fix === undefined ? "" : `. ${problem.fix}`;
    report(this.spell(textOf(problem)) + remedy, problem.resource.urn);
  }

  private spelled(policy: Policy): Policy {
    return { ...policy, fix: this.spell(policy.fix) };
  }

  private spell(text: string): string {
    return inLanguage(text, this.host.language ?? "other");
  }

  private levelOf(policy: Policy): EnforcementLevel {
    return this.host.configuration ? enforcementLevel(policy, this.host.configuration) : levelInEngine(policy);
  }

  private evaluate(
    policy: Policy,
    stack: Stack,
    args: ResourceValidationArgs | StackValidationArgs,
    call: Call,
  ): readonly ResourceEvaluation[] {
    return evaluate(policy, stack, optionValues(policy.options, this.configurationOf(policy, args)), call.ledger);
  }

  private configurationOf(
    policy: Metadata,
    args: ResourceValidationArgs | StackValidationArgs,
  ): Readonly<Record<string, unknown>> {
    return this.host.configuration ? (this.host.configuration[policy.name] ?? {}) : args.getConfig();
  }

  private async wholeModel(args: StackValidationArgs, call: Call): Promise<Stack> {
    const resources = await Promise.all(args.resources.map((resource) => this.stackResource(resource)));
    for (const resource of resources) {
      const reason = this.host.unreadBecause?.(resource.urn);
      if (reason !== undefined) call.ledger.note({ resource: originOf(resource) }, reason);
    }
    return this.model(resources, call, true);
  }

  private model(resources: readonly Resource[], call: Call, whole: boolean): Stack {
    const { djangoProject, nginxConfiguration } = call.settings;
    const named = [djangoProject, nginxConfiguration].filter((path) => path !== "");
    const files = this.host.files?.(call.settings, [...named, ...pathsNamedBy(resources)]);
    const comesFromSecret = (text: string): boolean =>
      this.host.comesFromSecret ? this.host.comesFromSecret(text) : cameFromConfiguration(text, files);
    const mayBuildImages = this.buildsImages;
    return new ResourceStack(resources, call.settings, {
      whole,
      comesFromSecret,
      mayBuildImages,
      ...(files && { files }),
    });
  }

  /** Keeps the inputs too: later they complete the outputs. */
  private async registeredResource(args: ResourceValidationArgs): Promise<Resource> {
    const properties = await settled(rawProperties(args.props));
    this.inputs.set(args.urn, properties);
    this.buildsImages ||= imageTypes.includes(args.type);
    return {
      ...identityOf(args),
      properties,
      dependencies: [],
      propertyDependencies: {},
      ...this.saidOf(args),
    };
  }

  private async stackResource(resource: PolicyResource): Promise<Resource> {
    const properties = complete(await settled(rawProperties(resource.props)), this.inputs.get(resource.urn));
    return {
      ...identityOf(resource),
      properties: properties as PropertyTree,
      ...(resource.parent && { parent: resource.parent.urn }),
      dependencies: resource.dependencies.map((dependency) => dependency.urn),
      propertyDependencies: Object.fromEntries(
        Object.entries(resource.propertyDependencies).map(([name, targets]) => [
          name,
          targets.map((target) => target.urn),
        ]),
      ),
      ...this.saidOf(resource),
    };
  }

  /** What the host and the program say about a resource besides its properties. */
  private saidOf({
    urn,
    opts,
  }: ResourceValidationArgs | PolicyResource): Pick<
    Resource,
    "source" | "identities" | "isImported" | "ignoreChanges"
  > {
    const [source, identities] = [this.host.sourceOf?.(urn), this.host.identitiesOf?.(urn)];
    const isImported = this.host.isImported?.(urn) ?? false;
    return {
      ...(source && { source }),
      ...(identities && { identities }),
      isImported,
      ignoreChanges: opts.ignoreChanges,
    };
  }
}

function identityOf({
  urn,
  type,
  name,
}: ResourceValidationArgs | PolicyResource): Pick<Resource, "urn" | "type" | "name"> {
  return { urn, type, name };
}

/** The properties without the SDK's proxy, which throws at every unknown: descriptors give the raw tree (measured). */
function rawProperties(props: object): PropertyTree {
  return Object.fromEntries(
    Object.keys(props).map((name) => [name, Object.getOwnPropertyDescriptor(props, name)?.value as unknown]),
  );
}

function problemsOf(evaluation: ResourceEvaluation): readonly Finding[] {
  return evaluation.findings.filter((finding) => finding.outcome === "problem");
}

function textOf(finding: Finding): string {
  return inPart(finding, finding.message);
}

function reportUnknownOptions(
  options: Options,
  given: Readonly<Record<string, unknown>>,
  report: ReportViolation,
): void {
  for (const name of unknownOptions(options, given)) {
    const known = Object.keys(options);
    report(`its configuration names an option ${name}; it has ${known.length > 0 ? known.join(", ") : "none"}`);
  }
}

function keyOf(policy: Policy, urn: string): string {
  return `${policy.name} ${urn}`;
}

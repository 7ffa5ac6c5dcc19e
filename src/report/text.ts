import pc from "picocolors";
import { faultsOf, type Fault } from "./faults";
import { groupBy, type Group } from "./grouping";
import { count, wrap } from "./layout";
import { undecidedPolicy, type Report } from "./report";
import type { Result } from "./result";

type Colors = ReturnType<typeof pc.createColors>;

export interface TextOptions {
  readonly color: boolean;
  /** How many columns a line may have. */
  readonly width: number;
}

/**
 * The report for people: the gravest problems first, each with its places, what is wrong there and what to do, then what
 * could not be decided, and the counts.
 */
export function text(report: Report, options: TextOptions): string {
  const page = new Page(options);
  const { project, stack } = report.target;
  const isOpen = ({ policy, outcome }: Result): boolean => policy === undecidedPolicy || outcome === "undecided";
  const shown = report.results.filter((result) => !isOpen(result) || isShownOpen(result));
  const problems = shown.filter((result) => !isOpen(result));
  const open = shown.filter(isOpen);
  return [
    page.colors.bold(`${project}, stack ${stack}`),
    "",
    ...byPolicy(problems).flatMap((results) => page.policy(results)),
    ...byPolicy(open).flatMap((results) => page.policy(results)),
    ...page.summary(report),
    ...page.notices(report),
    "",
  ].join("\n");
}

/** What a policy left undecided is shown once, by the policy that restates it; what Django did not get to is its own. */
function isShownOpen({ policy, section }: Result): boolean {
  return policy === undecidedPolicy || section === "manage-py";
}

/** Results of one policy, level, outcome and remedy together, in the order of the first of each. */
function byPolicy(results: readonly Result[]): readonly Group<Result>[] {
  return [
    ...groupBy(
      results,
      ({ policy, outcome, enforcement, fix }) => `${policy} ${outcome} ${enforcement} ${fix}`,
    ).values(),
  ];
}

/** Lays results out in lines. */
class Page {
  readonly colors: Colors;
  private readonly width: number;

  constructor({ color, width }: TextOptions) {
    this.colors = pc.createColors(color);
    this.width = width;
  }

  policy(results: Group<Result>): readonly string[] {
    const [first] = results;
    return [
      ...this.headline(first),
      ...byPlaces(faultsOf(results)).flatMap((faults) => this.faults(faults)),
      ...(first.fix === null ? [] : this.marked("→", first.fix, this.colors.green)),
      "",
    ];
  }

  summary({ summary, policies, results }: Report): readonly string[] {
    const { mandatory, advisory, undecided } = summary.faults;
    const examined = policies.reduce((sum, policy) => sum + policy.examined, 0);
    const applied = policies.filter((policy) => !["notApplicable", "disabled"].includes(policy.outcome));
    const isOpenMandatory = results.some((each) => each.policy === undecidedPolicy && each.enforcement === "mandatory");
    return [
      this.verdict(mandatory, undecided, examined, isOpenMandatory),
      ...(advisory > 0 ? [`${count(advisory, "advisory problem")}.`] : []),
      ...(undecided > 0 ? [this.colors.yellow(`${count(undecided, "thing")} could not be decided.`)] : []),
      `${count(examined, "fact")} examined by ${applied.length} of ${policies.length} policies.`,
    ];
  }

  /** The last is the loudest: what it says makes the rest of the report mean less. */
  notices({ notices }: Report): readonly string[] {
    const { yellow, red, bold } = this.colors;
    return notices.flatMap(({ kind, message }) => {
      const lines = wrap(message, this.width, 0);
      return kind === "no Django" ? ["", ...lines.map((line) => bold(red(line)))] : lines.map(yellow);
    });
  }

  private verdict(mandatory: number, open: number, examined: number, isOpenMandatory: boolean): string {
    const { red, yellow, green } = this.colors;
    if (mandatory > 0) return red(`${count(mandatory, "mandatory problem")}: an update would be blocked.`);
    if (isOpenMandatory) return red(`${undecidedPolicy} is mandatory: an update would be blocked.`);
    if (open > 0) return yellow("No mandatory problem in what could be decided.");
    if (examined === 0) return yellow("Nothing in this stack is of a kind that the policies judge.");
    return green("No mandatory problem: an update would go ahead.");
  }

  private headline(result: Result): readonly string[] {
    const { bold, dim } = this.colors;
    const level = levelOf(result);
    const lines = wrap(`${level.text}  ${result.problem}`, this.width, 4, 0);
    const [first = "", ...others] = lines;
    const name = `  ${result.policy}`;
    const isShort = others.length === 0 && first.length + name.length <= this.width;
    return [
      this.colors[level.color](level.text) + bold(first.slice(level.text.length)) + (isShort ? dim(name) : ""),
      ...others.map(bold),
      ...(isShort ? [] : [dim(`  ${name}`)]),
    ];
  }

  /** Faults of the same places. */
  private faults(faults: Group<Fault>): readonly string[] {
    return [
      ...faults[0].results.flatMap((result) => this.place(result)),
      ...faults.flatMap(({ statement, results: [first] }) => [
        ...wrap(statement, this.width, 6),
        ...first.evidence.flatMap((step) => this.marked("·", step.text, this.colors.dim, 6)),
        ...this.alsoAffected(first),
      ]),
    ];
  }

  private place({ source, resource, part }: Result): readonly string[] {
    const where = source ? `${source.file}:${source.line}` : "";
    const type = resource ? ` (${shortType(resource.type)})` : "";
    const what = resource ? `${resource.name}${type}${part === null ? "" : `, ${part}`}` : (part ?? "");
    const lines = wrap([where, what].filter((text) => text !== "").join("  "), this.width, 8, 4);
    const { cyan } = this.colors;
    return lines.map((line, index) => (index === 0 ? line.replace(where, cyan(where)) : line));
  }

  /** The headlines of what has the same cause. */
  private alsoAffected({ alsoAffects }: Result): readonly string[] {
    const said = alsoAffects.map(({ problem, policy }) => `${problem} (${policy})`);
    return [...new Set(said)].flatMap((text) => this.marked("+", text, this.colors.dim, 6));
  }

  private marked(mark: string, text: string, color: (text: string) => string, indent = 4): readonly string[] {
    const isDim = color === this.colors.dim;
    return wrap(`${mark} ${text}`, this.width, indent + 2, indent).map((line, index) => {
      if (isDim) return color(line);
      return index === 0 ? line.replace(mark, color(mark)) : line;
    });
  }
}

/** Faults whose places are the same, together. */
function byPlaces(faults: readonly Fault[]): readonly Group<Fault>[] {
  const placesOf = ({ results }: Fault): string =>
    JSON.stringify(results.map(({ resource, source, part }) => [resource, source, part]));
  return [...groupBy(faults, placesOf).values()];
}

function levelOf({ policy, outcome, enforcement, severity }: Result): {
  readonly text: string;
  readonly color: "red" | "yellow" | "dim";
} {
  if (outcome === "exempt") return { text: "- silenced", color: "dim" };
  if (outcome === "undecided") return { text: "? undecided", color: "yellow" };
  if (policy === undecidedPolicy) {
    return enforcement === "mandatory"
      ? { text: "? undecided, mandatory", color: "red" }
      : { text: "? undecided", color: "yellow" };
  }
  return enforcement === "mandatory"
    ? { text: `✗ mandatory, ${severity}`, color: "red" }
    : { text: `! advisory, ${severity}`, color: "yellow" };
}

/** `aws:lb/listener:Listener` as `aws.lb.Listener`, the way programs write it. */
function shortType(type: string): string {
  const [provider, module, name] = type.split(":");
  return [provider, module?.split("/")[0], name].filter((part) => part !== undefined && part !== "index").join(".");
}

import pc from "picocolors";
import { sectionTitles, type Metadata, type Policy, type Section } from "../policy";
import type { Report, Result } from "./report";

type Colors = ReturnType<typeof pc.createColors>;

/**
 * The report for people: problems by section and policy, each with its resource, the program's file and line, what is
 * wrong, and what to do; then what could not be decided, and the counts.
 */
export function text(report: Report, policies: readonly Policy[], options: { readonly color: boolean }): string {
  const colors = pc.createColors(options.color);
  const { project, stack } = report.target;
  const sections = (Object.keys(sectionTitles) as Section[]).flatMap((section) =>
    sectionText(section, report, policies, colors),
  );
  const django = djangoText(report, colors);
  return [colors.bold(`${project}, stack ${stack}`), "", ...sections, ...django, ...summary(report, colors), ""].join(
    "\n",
  );
}

/** What Django's own checks said, by the checks' ids. */
function djangoText(report: Report, colors: Colors): readonly string[] {
  const results = report.results.filter((result) => result.section === "manage-py");
  if (results.length === 0) return [];
  const ids = [...new Set(results.map((result) => result.policy))];
  const checks = ids.flatMap((id) => checkText(id, results, colors));
  return [colors.bold(colors.underline("manage.py check --deploy")), "", ...checks];
}

function checkText(id: string, all: readonly Result[], colors: Colors): readonly string[] {
  return (["problem", "undecided", "exempt"] as const).flatMap((outcome) => {
    const results = all.filter((result) => result.policy === id && result.outcome === outcome);
    const [first] = results;
    if (!first) return [];
    return [
      `${levelOf(first, colors)}  ${colors.bold(id)}`,
      ...results.flatMap((result) => problemText(result, colors)),
      ...(first.hint === undefined ? [] : [`    ${colors.green("→")} ${first.hint}`]),
      "",
    ];
  });
}

function levelOf({ outcome, enforcement }: Result, colors: Colors): string {
  if (outcome === "exempt") return colors.dim("- silenced");
  if (outcome === "undecided") return colors.yellow("? undecided");
  return enforcement === "mandatory" ? colors.red("✗ mandatory") : colors.yellow("! advisory");
}

function sectionText(section: Section, report: Report, policies: readonly Policy[], colors: Colors): readonly string[] {
  const lines = policies
    .filter((policy) => policy.section === section)
    .flatMap((policy) => policyText(policy, report, colors));
  return lines.length === 0 ? [] : [colors.bold(colors.underline(sectionTitles[section])), "", ...lines];
}

function policyText(policy: Metadata, report: Report, colors: Colors): readonly string[] {
  const problems = report.results.filter((result) => result.policy === policy.name && result.outcome === "problem");
  const [first] = problems;
  if (!first) return [];
  return [
    `${levelOf(first, colors)}  ${colors.bold(policy.title)}  ${colors.dim(policy.name)}`,
    ...problems.flatMap((problem) => problemText(problem, colors)),
    `    ${colors.green("→")} ${policy.fix}`,
    "",
  ];
}

function problemText(problem: Result, colors: Colors): readonly string[] {
  const where = problem.source ? `${problem.source.file}:${problem.source.line}  ` : "";
  const resource = problem.resource
    ? `${problem.resource.name} ${colors.dim(`(${shortType(problem.resource.type)})`)}`
    : "";
  return [
    `    ${colors.cyan(where)}${resource}`,
    `      ${problem.message}`,
    ...problem.evidence.map((step) => colors.dim(`      · ${step.text}`)),
  ];
}

/** `aws:lb/listener:Listener` as `aws.lb.Listener`, the way programs write it. */
function shortType(type: string): string {
  const [provider, module, name] = type.split(":");
  return [provider, module?.split("/")[0], name].filter((part) => part !== undefined && part !== "index").join(".");
}

function summary(report: Report, colors: Colors): readonly string[] {
  const { mandatory, advisory } = report.summary;
  const open = report.results.filter((result) => result.policy === "stack-is-decided").length;
  const examined = report.policies.reduce((sum, policy) => sum + policy.examined, 0);
  const applied = report.policies.filter((policy) => !["notApplicable", "disabled"].includes(policy.outcome));
  return [
    verdict(mandatory, open, examined, colors),
    `${count(advisory - open, "advisory problem")}; ${count(examined, "fact")} examined by ` +
      `${applied.length} of ${report.policies.length} policies.`,
    ...(open > 0 ? [`${count(open, "thing")} could not be decided, see "${sectionTitles.stack}".`] : []),
  ];
}

function verdict(mandatory: number, open: number, examined: number, colors: Colors): string {
  if (mandatory > 0) return colors.red(`${count(mandatory, "mandatory problem")}: an update would be blocked.`);
  if (open > 0) return colors.yellow("No mandatory problem in what could be decided.");
  if (examined === 0) return colors.yellow("Nothing in this stack is of a kind that the policies judge.");
  return colors.green("No mandatory problem: an update would go ahead.");
}

function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}

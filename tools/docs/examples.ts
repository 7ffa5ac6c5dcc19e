import { caseOf, remedyOf, type Case, type CaseTable, type PolicyCases, type RejectedCase } from "../../tests/harness";
import { block, bullets, code, paragraphs, prose, table } from "./markdown";
import { program } from "./program";

type Titled<C extends Case> = readonly [title: string, given: C];

/**
 * A stack that the policy rejects and one that it accepts: the first of its test cases each. They are not run here; that
 * they end as shown is what the tests of the policy assert, word by word.
 */
export function example({ table: cases }: PolicyCases): string {
  const [rejected] = Object.entries(cases.rejects);
  const accepted = remedyOf(cases);
  if (!rejected && !accepted) return "";
  return paragraphs(
    "## Example",
    rejected ? paragraphs(`**Rejected:** ${shown(rejected)}`, `Reported: ${reported(rejected[1])}`) : "",
    accepted ? `**Accepted:** ${shown(accepted)}` : "",
  );
}

/** Every test case of the policy by its title. */
export function caseLists({ policy, table: cases }: PolicyCases): string {
  const titled = ([title, given]: Titled<Case>): string => prose(title) + configurationOf(policy.name, given);
  const rejected = Object.entries(cases.rejects);
  const rejectedRows = rejected.map(([title, given]) => [titled([title, given]), reported(given)]);
  const accepted = stacks(cases.accepts);
  const notApplicable = stacks(cases.notApplicable ?? {});
  const undecided = Object.entries(cases.undecided ?? {});
  return paragraphs(
    "## Cases",
    "Each of these is a test.",
    section("Rejected", rejected, table(["Stack", "What is reported"], rejectedRows)),
    section("Accepted", accepted, bullets(accepted.map(titled))),
    section("Not applicable", notApplicable, bullets(notApplicable.map(titled))),
    section("Undecided", undecided, "There is no verdict until this is known:", bullets(undecided.map(titled))),
  );
}

function stacks(group: CaseTable["accepts"]): readonly Titled<Case>[] {
  return Object.entries(group).map(([title, given]) => [title, caseOf(given)]);
}

/** A section about cases, if there are any. */
function section(heading: string, cases: readonly Titled<Case>[], ...parts: readonly string[]): string {
  return cases.length === 0 ? "" : paragraphs(`### ${heading}`, ...parts);
}

/** A case as a program, with its title in front. */
function shown([title, given]: Titled<Case>): string {
  return `${prose(title)}:\n\n${block("ts", program(given.stack))}`;
}

function reported(given: RejectedCase): string {
  return Object.entries(given.finds)
    .flatMap(([name, messages]) => [messages].flat().map((message) => code(`${name}: ${message}`)))
    .join("<br>");
}

/** What is configured in a case, to stand behind its title. */
function configurationOf(policy: string, given: Case): string {
  const configuration = { ...given.configuration, ...(given.options && { [policy]: given.options }) };
  return Object.keys(configuration).length === 0 ? "" : `, configured with ${code(JSON.stringify(configuration))}`;
}

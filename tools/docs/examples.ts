import { caseOf, remedyOf, type Case, type CaseTable, type PolicyCases, type RejectedCase } from "../../tests/harness";
import { block, bullets, code, paragraphs, prose, table } from "./markdown";
import { program } from "./program";

/**
 * The examples of a policy's page: its own test cases. They are not run here; that they end as shown is what the tests
 * of the policy assert, word by word.
 */
export function examples({ policy, table: cases }: PolicyCases): string {
  const titled = ([title, given]: Titled<Case>): string => prose(title) + configurationOf(policy.name, given);
  const rejected = Object.entries(cases.rejects);
  const accepted = stacks(cases.accepts);
  const notConcerned = stacks(cases.notApplicable ?? {});
  const remedy = [remedyOf(cases)].filter((each) => each !== undefined);
  const undecided = Object.entries(cases.undecided ?? {});
  const rejectedRows = rejected.map(([title, given]) => [titled([title, given]), reported(given)]);
  return paragraphs(
    section("Rejected", rejected, shown(rejected), table(["Stack", "What is reported"], rejectedRows)),
    section("Accepted", accepted, shown(remedy), bullets(accepted.map(titled))),
    section("Not concerned", notConcerned, bullets(notConcerned.map(titled))),
    section("Left undecided", undecided, "No verdict until more is known:", bullets(undecided.map(titled))),
  );
}

type Titled<C extends Case> = readonly [title: string, given: C];

function stacks(group: CaseTable["accepts"]): readonly Titled<Case>[] {
  return Object.entries(group).map(([title, given]) => [title, caseOf(given)]);
}

/** A section about cases, if there are any. */
function section(heading: string, cases: readonly Titled<Case>[], ...parts: readonly string[]): string {
  return cases.length === 0 ? "" : paragraphs(`## ${heading}`, ...parts);
}

/** The first case as a program. */
function shown(cases: readonly Titled<Case>[]): string {
  const [first] = cases;
  if (!first) return "";
  const [title, given] = first;
  return `${capitalized(prose(title))}:\n\n${block("ts", program(given.stack))}`;
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

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

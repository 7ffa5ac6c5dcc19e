import { groupBy, type Group } from "./grouping";
import { statementOf, type Result } from "./result";

/** What one policy reports in the same words for one or more places, such as two containers with the same variables. */
export interface Fault {
  readonly statement: string;
  /** One for each place, all of one policy, level and outcome. */
  readonly results: Group<Result>;
}

/** Results grouped by what they say, in the order of the first of each. */
export function faultsOf(results: readonly Result[]): readonly Fault[] {
  const groups = [...groupBy(results, keyOf).values()];
  return groups.map((group) => ({ statement: statementOf(group[0]), results: group }));
}

/** Different evidence is a different fault. */
function keyOf(result: Result): string {
  const { policy, enforcement, outcome, evidence } = result;
  return JSON.stringify([policy, enforcement, outcome, statementOf(result), evidence.map(({ text }) => text)]);
}

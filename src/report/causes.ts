import { byGravity } from "../policy";
import { groupBy } from "./grouping";
import type { Result } from "./result";

/** A result, and what identifies the cause that it shares with others. */
export interface CausedResult {
  readonly result: Result;
  readonly cause?: string | undefined;
}

/**
 * The results with one policy for each cause: the one of the gravest problem leads, the first of equals. Its first
 * problem names those of the other policies. A problem without a cause stands alone.
 */
export function onePolicyForEachCause(found: readonly CausedResult[]): readonly Result[] {
  const caused = found.filter(({ cause }) => cause !== undefined);
  const groups = groupBy(caused, ({ cause }) => cause ?? "");
  return found.flatMap(({ result, cause }) => {
    const group = cause === undefined ? [result] : (groups.get(cause) ?? []).map((each) => each.result);
    const leader = gravestOf(group);
    if (result.policy !== leader?.policy) return [];
    if (result !== leader) return [result];
    return [{ ...result, alsoAffects: group.filter(({ policy }) => policy !== leader.policy).map(affected) }];
  });
}

function gravestOf(group: readonly Result[]): Result | undefined {
  return [...group].sort(byGravity)[0];
}

function affected({ policy, problem, message, part, resource, source }: Result): Result["alsoAffects"][number] {
  return { policy, problem, message, part, resource, source };
}

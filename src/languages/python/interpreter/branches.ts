import { Raised } from "../values/exceptions";
import { join } from "../values/join";
import type { Cell, Snapshot, Branch } from "../values/store";
import type { Unknown, Value } from "../values/value";
import { type Completion } from "./completion";
import type { Interpreter } from "./interpreter";
import { notifyHandlers } from "./tryStatement";

/**
 * Explores every branch of an unknown condition, then joins the resulting states. A branch that raises is dropped:
 * nothing after it runs.
 *
 * @param isDead whether nothing runs after a branch with this result, so that its state is not joined
 * @returns the results of the branches that do not raise
 */
export function exploreBranches<T>(
  python: Interpreter,
  why: Unknown,
  branches: readonly (() => T)[],
  isDead?: (result: T) => boolean,
): readonly T[] {
  const { store, line } = python;
  const since = store.now;
  let raised: Raised | undefined;
  const explored: Branch<T>[] = [];
  for (const branch of branches) {
    const result = store.explore(() => {
      try {
        return { value: branch() };
      } catch (error) {
        if (!(error instanceof Raised)) throw error;
        notifyHandlers(python, error);
        raised = error;
        return undefined;
      }
    });
    if (result.result) explored.push({ result: result.result.value, snapshot: result.snapshot });
  }
  python.line = line;
  if (explored.length === 0) throw raised!;
  const alive: Snapshot[] = explored.filter(({ result }) => !isDead?.(result)).map(({ snapshot }) => snapshot);
  if (alive.length > 0) store.join(alive, since, why);
  return explored.map(({ result }) => result);
}

/** The joined value of several branches. */
export function valueOfBranches(python: Interpreter, why: Unknown, branches: readonly (() => Value)[]): Value {
  const values = exploreBranches(python, why, branches);
  const joining = { store: python.store, why, cells: new Map() };
  return values.reduce((one, other) => join(one, other, joining));
}

/** Runs something that may run any number of times: all that it changes becomes unknown. */
export function runAnyNumberOfTimes(python: Interpreter, why: Unknown, run: () => Completion | Value): void {
  const { store } = python;
  const forgotten = new Set<Cell<unknown>>();
  for (let changed = true; changed;) {
    changed = false;
    const since = store.now;
    const { snapshot } = store.explore(() => {
      try {
        return run();
      } catch (error) {
        if (!(error instanceof Raised)) throw error;
        notifyHandlers(python, error);
        return undefined;
      }
    });
    for (const cell of snapshot.keys()) {
      if (cell.born >= since || forgotten.has(cell)) continue;
      forgotten.add(cell);
      store.forget(cell, why);
      changed = true;
    }
  }
}

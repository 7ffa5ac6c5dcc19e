import { Raised } from "../values/exceptions";
import { join } from "../values/join";
import type { Cell, Snapshot, Branch } from "../values/store";
import type { Unknown, Value } from "../values/value";
import { type Completion } from "./completion";
import type { Interpreter } from "./interpreter";
import { notifyHandlers } from "./tryStatement";

/**
 * Goes several ways of which it is not known which one the program goes, and takes up what they have in common. A way
 * that raises an exception is none: were it gone, nothing would follow.
 *
 * @returns the results of the ways that do not raise, which join what they give
 */
export function exploreBranches<T>(
  python: Interpreter,
  why: Unknown,
  ways: readonly (() => T)[],
  isDead?: (result: T) => boolean,
): readonly T[] {
  const { store, line } = python;
  const since = store.now;
  let raised: Raised | undefined;
  const gone: Branch<T>[] = [];
  for (const way of ways) {
    const result = store.explore(() => {
      try {
        return { value: way() };
      } catch (error) {
        if (!(error instanceof Raised)) throw error;
        notifyHandlers(python, error);
        raised = error;
        return undefined;
      }
    });
    if (result.result) gone.push({ result: result.result.value, snapshot: result.snapshot });
  }
  python.line = line;
  if (gone.length === 0) throw raised!;
  const alive: Snapshot[] = gone.filter(({ result }) => !isDead?.(result)).map(({ snapshot }) => snapshot);
  if (alive.length > 0) store.join(alive, since, why);
  return gone.map(({ result }) => result);
}

/** The value that one of several ways gives. */
export function valueOfBranches(python: Interpreter, why: Unknown, ways: readonly (() => Value)[]): Value {
  const values = exploreBranches(python, why, ways);
  const joining = { store: python.store, why, cells: new Map() };
  return values.reduce((one, other) => join(one, other, joining));
}

/** Runs what may be run any number of times: all that it changes becomes unknown. */
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

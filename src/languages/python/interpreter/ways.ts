import { Raised } from "../values/exceptions";
import { join } from "../values/join";
import type { Cell, Snapshot, Way } from "../values/store";
import type { Unknown, Value } from "../values/value";
import { record, type Completion } from "./attempt";
import type { Interpreter } from "./interpreter";

/**
 * Goes several ways of which it is not known which one the program goes, and takes up what they have in common. A way
 * that raises an exception is none: were it gone, nothing would follow.
 *
 * @returns the results of the ways that do not raise, which join what they give
 */
export function eachWay<T>(
  python: Interpreter,
  why: Unknown,
  ways: readonly (() => T)[],
  isDead?: (result: T) => boolean,
): readonly T[] {
  const { store, line } = python;
  const since = store.now;
  let raised: Raised | undefined;
  const gone: Way<T>[] = [];
  for (const way of ways) {
    const result = store.explore(() => {
      try {
        return { value: way() };
      } catch (error) {
        if (!(error instanceof Raised)) throw error;
        record(python, error);
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
export function eitherValue(python: Interpreter, why: Unknown, ways: readonly (() => Value)[]): Value {
  const values = eachWay(python, why, ways);
  const joining = { store: python.store, why, made: new Map() };
  return values.reduce((one, other) => join(one, other, joining));
}

/** Runs what may be run any number of times: all that it changes becomes unknown. */
export function anyNumberOfTimes(python: Interpreter, why: Unknown, run: () => Completion | Value): void {
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
        record(python, error);
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

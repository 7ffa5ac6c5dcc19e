/**
 * Thrown by a property of a fact whose value is unknown. It is caught in one place, `src/policy`, where it makes the one
 * fact undecided for the one policy. Users see `reason`: it says what is unknown, never a value.
 */
export class Undecided extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = "Undecided";
  }
}

/**
 * Whether `test` holds for any item, in three values: one that holds settles it whatever the others are; else one that
 * is undecided leaves it undecided.
 */
export function some<T>(items: Iterable<T>, test: (item: T) => boolean): boolean {
  let undecided: Undecided | undefined;
  for (const item of items) {
    try {
      if (test(item)) return true;
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      undecided ??= error;
    }
  }
  if (undecided) throw undecided;
  return false;
}

/** Whether `test` holds for all items, in three values: one for which it does not settles it. */
export function every<T>(items: Iterable<T>, test: (item: T) => boolean): boolean {
  return !some(items, (item) => !test(item));
}

/** Whether any of the tests holds, in three values. */
export function any(...tests: readonly (() => boolean)[]): boolean {
  return some(tests, (test) => test());
}

/** Whether all of the tests hold, in three values. */
export function all(...tests: readonly (() => boolean)[]): boolean {
  return every(tests, (test) => test());
}

/**
 * What `read` returns, or `undefined` if it is undecided: for choosing among several sources of one fact without
 * stopping at the first unknown.
 */
export function unlessUndecided<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

/**
 * What `read` yields for each item in turn. An undecided item hides no other.
 *
 * @throws Undecided once all items are read, if one of them was undecided
 */
export function* inTurn<T, R>(items: Iterable<T>, read: (item: T) => Iterable<R>): Iterable<R> {
  let undecided: Undecided | undefined;
  for (const item of items) {
    try {
      yield* read(item);
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      undecided ??= error;
    }
  }
  if (undecided) throw undecided;
}

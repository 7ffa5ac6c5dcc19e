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
 * The sentinels that stand for an unknown value on the wire between the engine and a policy pack (string, boolean,
 * number, array, asset, archive, object). Their type says nothing: the engine was seen to send the string's for all.
 */
const sentinels: ReadonlySet<unknown> = new Set([
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Whether a raw property value is one of the engine's sentinels for "not known yet". */
export function isUnknown(value: unknown): boolean {
  return sentinels.has(value);
}

/** Whether a raw property tree is unknown or holds an unknown anywhere. */
export function holdsUnknown(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return isUnknown(value);
  return Object.values(value).some(holdsUnknown);
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

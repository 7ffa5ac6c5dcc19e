import { Raised } from "../values/exceptions";
import { firstRead, type Read } from "../values/read";
import { Meeting, type Way } from "../values/store";
import type { ClassObject, Unknown, Value } from "../values/value";
import type { OpenTry } from "./frame";
import type { Interpreter } from "./interpreter";

/** How a block ended. `dead`: no way leads on from here; those that led here have left for elsewhere. */
export type Completion =
  { readonly kind: "normal" | "break" | "continue" | "dead" } | { readonly kind: "return"; readonly value: Value };

export const normal: Completion = { kind: "normal" };
export const dead: Completion = { kind: "dead" };

/** What `except` names; `undefined` where that is not known. */
export type Caught = readonly ClassObject[] | undefined;

interface Handling {
  readonly caught: Caught;
  readonly run: (value: Value | undefined) => Completion;
}

/** One place from which a handler may be reached. */
interface Departure {
  readonly type: ClassObject | undefined;
  readonly value: Value | undefined;
  readonly read: Read | undefined;
  readonly version: number;
}

/** A `try` statement while its body runs: it notes the states in which its handlers may be reached. */
export class Attempt implements OpenTry {
  readonly departures: Meeting<Departure>;

  constructor(
    private readonly python: Interpreter,
    private readonly handlings: readonly Handling[],
  ) {
    this.departures = new Meeting(python.store);
  }

  mayBeLeft(type: ClassObject | undefined, value: Value | undefined, read: Read | undefined): void {
    if (!this.handlings.some(({ caught }) => matches(type, caught) !== false)) return;
    const { version } = this.python.store;
    const last = this.departures.ways.at(-1)?.result;
    if (last && last.version === version && last.type === type) return;
    this.departures.leave({ type, value, read, version });
    this.python.step(this.departures.ways.at(-1)!.snapshot.size);
  }

  surelyCatches(type: ClassObject | undefined): boolean {
    return this.handlings.some(({ caught }) => {
      const catchesAll = caught?.some(({ name }) => name === "Exception" || name === "BaseException");
      return catchesAll || matches(type, caught) === true;
    });
  }
}

/** Whether an exception of a type is among those caught. */
export function matches(type: ClassObject | undefined, caught: Caught): boolean | undefined {
  if (caught === undefined) return undefined;
  if (type === undefined) return caught.length === 0 ? false : undefined;
  if (type.order.some((each) => caught.includes(each))) return true;
  return type.unknownBase ? undefined : false;
}

/**
 * Runs a body and, in all states in which they may be reached, the handlers.
 *
 * @param settle takes a completion that leaves the statement to where it leads, in the present state
 */
export function attempt(
  python: Interpreter,
  body: () => Completion,
  handlings: readonly Handling[],
  otherwise: () => Completion,
  settle: (completion: Completion) => Completion,
): Completion {
  const { store } = python;
  const after = new Meeting<undefined>(store);
  const attempt = new Attempt(python, handlings);
  const raised: Raised[] = [];
  /** Runs one way to its end: a normal one meets the others behind the statement. */
  const run = (way: () => Completion): boolean => {
    try {
      const completion = settle(way());
      if (completion.kind === "normal") after.leave(undefined);
      return true;
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      record(python, error);
      raised.push(error);
      return false;
    }
  };
  const completion = runBody(python, attempt, body);
  const went = completion instanceof Raised ? false : run(() => (completion === normal ? otherwise() : completion));
  const uncaught = completion instanceof Raised && !handlings.some(({ caught }) => matches(completion.type, caught));
  const { ways } = attempt.departures;
  store.undo();
  let handled = false;
  for (const [at, { run: handle }] of handlings.entries()) {
    const reaching = ways.filter(({ result }) => reaches(result.type, handlings, at));
    if (reaching.length === 0) continue;
    store.explore(() => {
      handled = run(() => handledBy(python, attempt, reaching, handle)) || handled;
    });
  }
  if (after.ways.length > 0) {
    after.meet(splitBy(python, ways));
    return normal;
  }
  store.undo();
  if (went || handled) return dead;
  throw uncaught ? completion : raised[0]!;
}

function runBody(python: Interpreter, attempt: Attempt, body: () => Completion): Completion | Raised {
  python.attempts.push(attempt);
  const depth = python.attempts.length;
  try {
    return body();
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    record(python, error);
    return error;
  } finally {
    python.attempts.length = depth - 1;
  }
}

/** Whether an exception may come to the handler at a position: none before it surely takes it. */
function reaches(type: ClassObject | undefined, handlings: readonly Handling[], at: number): boolean {
  return (
    matches(type, handlings[at]!.caught) !== false &&
    !handlings.slice(0, at).some(({ caught }) => matches(type, caught) === true)
  );
}

function handledBy(
  python: Interpreter,
  attempt: Attempt,
  ways: readonly Way<Departure>[],
  handle: Handling["run"],
): Completion {
  const { conditions } = python;
  attempt.departures.enter(splitBy(python, ways), ways);
  python.conditions = ways.reduce((all, { result }) => all ?? result.read, conditions);
  try {
    return handle(ways.length === 1 ? ways[0]!.result.value : undefined);
  } finally {
    python.conditions = conditions;
  }
}

/** Hands the present state to the handlers that an exception may reach. */
export function record(python: Interpreter, error: Raised): void {
  if (!error.recorded) python.mayRaise(error.type, error.value, error.read);
  error.recorded = true;
}

function splitBy(python: Interpreter, ways: readonly Way<Departure>[]): Unknown {
  const { file, line } = python;
  const read = firstRead(ways.map(({ result }) => result));
  return {
    kind: "unknown",
    reason: { kind: "unevaluated", text: "whether an exception is raised", file, line },
    read,
    aliases: [],
  };
}

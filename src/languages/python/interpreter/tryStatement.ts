import { Raised } from "../values/exceptions";
import { firstRead, type Read } from "../values/read";
import { Meeting, type Branch } from "../values/store";
import type { ClassObject, Unknown, Value } from "../values/value";
import { dead, normal, type Completion } from "./completion";
import type { OpenTry } from "./frame";
import type { Interpreter } from "./interpreter";

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
export class RunningTry implements OpenTry {
  readonly departures: Meeting<Departure>;

  constructor(
    private readonly python: Interpreter,
    private readonly handlings: readonly Handling[],
  ) {
    this.departures = new Meeting(python.store);
  }

  mayBeLeft(type: ClassObject | undefined, value: Value | undefined, read: Read | undefined): void {
    if (!this.handlings.some(({ caught }) => isCaughtBy(type, caught) !== false)) return;
    const { version } = this.python.store;
    const last = this.departures.branches.at(-1)?.result;
    if (last && last.version === version && last.type === type) return;
    this.departures.arrive({ type, value, read, version });
    this.python.step(this.departures.branches.at(-1)!.snapshot.size);
  }

  surelyCatches(type: ClassObject | undefined): boolean {
    return this.handlings.some(({ caught }) => {
      const catchesAll = caught?.some(({ name }) => name === "Exception" || name === "BaseException");
      return catchesAll || isCaughtBy(type, caught) === true;
    });
  }
}

/** Whether an exception of a type is among those caught. */
export function isCaughtBy(type: ClassObject | undefined, caught: Caught): boolean | undefined {
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
export function runTry(
  python: Interpreter,
  body: () => Completion,
  handlings: readonly Handling[],
  otherwise: () => Completion,
  settle: (completion: Completion) => Completion,
): Completion {
  const { store } = python;
  const after = new Meeting<undefined>(store);
  const attempt = new RunningTry(python, handlings);
  const raised: Raised[] = [];
  /** Runs one way to its end: a normal one meets the others behind the statement. */
  const run = (way: () => Completion): boolean => {
    try {
      const completion = settle(way());
      if (completion.kind === "normal") after.arrive(undefined);
      return true;
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      notifyHandlers(python, error);
      raised.push(error);
      return false;
    }
  };
  const completion = runBody(python, attempt, body);
  const went = completion instanceof Raised ? false : run(() => (completion === normal ? otherwise() : completion));
  const uncaught = completion instanceof Raised && !handlings.some(({ caught }) => isCaughtBy(completion.type, caught));
  const { branches } = attempt.departures;
  store.undo();
  let handled = false;
  for (const [at, { run: handle }] of handlings.entries()) {
    const reaching = branches.filter(({ result }) => reaches(result.type, handlings, at));
    if (reaching.length === 0) continue;
    store.explore(() => {
      handled = run(() => handledBy(python, attempt, reaching, handle)) || handled;
    });
  }
  if (after.branches.length > 0) {
    after.meet(splitBy(python, branches));
    return normal;
  }
  store.undo();
  if (went || handled) return dead;
  throw uncaught ? completion : raised[0]!;
}

function runBody(python: Interpreter, attempt: RunningTry, body: () => Completion): Completion | Raised {
  python.openTries.push(attempt);
  const depth = python.openTries.length;
  try {
    return body();
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    notifyHandlers(python, error);
    return error;
  } finally {
    python.openTries.length = depth - 1;
  }
}

/** Whether an exception may come to the handler at a position: none before it surely takes it. */
function reaches(type: ClassObject | undefined, handlings: readonly Handling[], at: number): boolean {
  return (
    isCaughtBy(type, handlings[at]!.caught) !== false &&
    !handlings.slice(0, at).some(({ caught }) => isCaughtBy(type, caught) === true)
  );
}

function handledBy(
  python: Interpreter,
  attempt: RunningTry,
  ways: readonly Branch<Departure>[],
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
export function notifyHandlers(python: Interpreter, error: Raised): void {
  if (!error.recorded) python.mayRaise(error.type, error.value, error.read);
  error.recorded = true;
}

function splitBy(python: Interpreter, ways: readonly Branch<Departure>[]): Unknown {
  const { file, line } = python;
  const read = firstRead(ways.map(({ result }) => result));
  return {
    kind: "unknown",
    reason: { kind: "unevaluated", text: "whether an exception is raised", file, line },
    read,
    aliases: [],
  };
}

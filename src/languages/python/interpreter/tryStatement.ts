import { Raised } from "../values/exceptions";
import { firstRead, type Read } from "../values/read";
import { Meeting, type Branch } from "../values/store";
import type { ClassObject, Unknown, Value } from "../values/value";
import { dead, normal, type Completion } from "./completion";
import type { OpenTry } from "./frame";
import type { Interpreter } from "./interpreter";

/** The classes that `except` names; `undefined` if they are not known. */
export type Caught = readonly ClassObject[] | undefined;

interface Handler {
  readonly caught: Caught;
  readonly run: (value: Value | undefined) => Completion;
}

/** A state in which an exception may leave the body. */
interface Departure {
  readonly type: ClassObject | undefined;
  readonly value: Value | undefined;
  readonly read: Read | undefined;
  readonly version: number;
}

/** A `try` statement while its body runs: it notes the states in which exceptions may leave the body. */
class RunningTry implements OpenTry {
  readonly departures: Meeting<Departure>;

  constructor(
    private readonly python: Interpreter,
    private readonly handlers: readonly Handler[],
  ) {
    this.departures = new Meeting(python.store);
  }

  mayBeLeft(type: ClassObject | undefined, value: Value | undefined, read: Read | undefined): void {
    if (!this.handlers.some(({ caught }) => isCaughtBy(type, caught) !== false)) return;
    const { version } = this.python.store;
    const last = this.departures.branches.at(-1)?.result;
    if (last && last.version === version && last.type === type) return;
    const { snapshot } = this.departures.arrive({ type, value, read, version });
    this.python.step(snapshot.size);
  }

  surelyCatches(type: ClassObject | undefined): boolean {
    return this.handlers.some(({ caught }) => {
      const catchesAll = caught?.some(({ name }) => name === "Exception" || name === "BaseException");
      return catchesAll || isCaughtBy(type, caught) === true;
    });
  }
}

/** Whether an exception of a type is caught; `undefined` if that is not known. */
function isCaughtBy(type: ClassObject | undefined, caught: Caught): boolean | undefined {
  if (caught === undefined) return undefined;
  if (type === undefined) return caught.length === 0 ? false : undefined;
  if (type.order.some((each) => caught.includes(each))) return true;
  return type.unknownBase ? undefined : false;
}

/**
 * Runs the body of a `try` statement and, from every state in which an exception may reach them, its handlers.
 *
 * @param otherwise runs the `else` block
 * @param route routes the completion of a branch to its target, see `routeCompletion`
 */
export function runTry(
  python: Interpreter,
  body: () => Completion,
  handlers: readonly Handler[],
  otherwise: () => Completion,
  route: (completion: Completion) => Completion,
): Completion {
  const end = new TryEnd(python, route);
  const attempt = new RunningTry(python, handlers);
  const outcome = runBody(python, attempt, body);
  if (!(outcome instanceof Raised)) end.run(() => (outcome === normal ? otherwise() : outcome));
  python.store.undo();
  const { branches } = attempt.departures;
  for (const [at, handler] of handlers.entries()) {
    const reaching = branches.filter(({ result }) => reaches(result.type, handlers, at));
    if (reaching.length > 0)
      python.store.explore(() => end.run(() => runHandler(python, attempt, reaching, handler.run)));
  }
  const isUncaught = outcome instanceof Raised && !handlers.some(({ caught }) => isCaughtBy(outcome.type, caught));
  return end.meet(whetherRaised(python, branches), isUncaught ? outcome : undefined);
}

/** The end of a `try` statement, where the branches through its body and its handlers meet. */
class TryEnd {
  private readonly meeting: Meeting<undefined>;
  /** Whether any branch ended without an exception. */
  private isComplete = false;
  private raised: Raised | undefined;

  constructor(
    private readonly python: Interpreter,
    private readonly route: (completion: Completion) => Completion,
  ) {
    this.meeting = new Meeting(python.store);
  }

  /** Runs one branch, which meets the others here if it goes on after the statement. */
  run(branch: () => Completion): void {
    try {
      const completion = this.route(branch());
      if (completion.kind === "normal") this.meeting.arrive(undefined);
      this.isComplete = true;
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      notifyHandlers(this.python, error);
      this.raised ??= error;
    }
  }

  /**
   * Joins the branches.
   *
   * @param uncaught the exception of the body that no handler catches
   * @throws Raised if every branch raised an exception
   */
  meet(why: Unknown, uncaught: Raised | undefined): Completion {
    if (this.meeting.branches.length > 0) {
      this.meeting.meet(why);
      return normal;
    }
    this.python.store.undo();
    const error = this.isComplete ? undefined : (uncaught ?? this.raised);
    if (error) throw error;
    return dead;
  }
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

/** Whether an exception may reach the handler at a position: no earlier one is certain to catch it. */
function reaches(type: ClassObject | undefined, handlers: readonly Handler[], at: number): boolean {
  return (
    isCaughtBy(type, handlers[at]?.caught) !== false &&
    !handlers.slice(0, at).some(({ caught }) => isCaughtBy(type, caught) === true)
  );
}

function runHandler(
  python: Interpreter,
  attempt: RunningTry,
  branches: readonly Branch<Departure>[],
  handle: Handler["run"],
): Completion {
  const { conditions } = python;
  attempt.departures.enter(whetherRaised(python, branches), branches);
  python.conditions = branches.reduce((all, { result }) => all ?? result.read, conditions);
  try {
    return handle(branches.length === 1 ? branches[0]?.result.value : undefined);
  } finally {
    python.conditions = conditions;
  }
}

/** Lets the handlers that an exception may reach note the present state. */
export function notifyHandlers(python: Interpreter, error: Raised): void {
  if (!error.recorded) python.mayRaise(error.type, error.value, error.read);
  error.recorded = true;
}

/** The unknown that decides whether one of these exceptions is raised. */
function whetherRaised(python: Interpreter, branches: readonly Branch<Departure>[]): Unknown {
  const { file, line } = python;
  const read = firstRead(branches.map(({ result }) => result));
  return {
    kind: "unknown",
    reason: { kind: "unevaluated", text: "whether an exception is raised", file, line },
    read,
    aliases: [],
  };
}

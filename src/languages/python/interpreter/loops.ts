import type { Block, ForStatement, Statement } from "../parse/syntax";
import { Raised } from "../values/exceptions";
import { Meeting } from "../values/store";
import { truth } from "../values/truth";
import type { Scope, Unknown } from "../values/value";
import { assign } from "./assign";
import { runAnyNumberOfTimes } from "./branches";
import { dead, normal, type Completion } from "./completion";
import { evaluate } from "./evaluate";
import { executeBlock, routeCompletion } from "./execute";
import type { Interpreter } from "./interpreter";
import { itemsOf, whyNotIterated } from "./iterate";
import { notifyHandlers } from "./tryStatement";

/** `for`. */
export function executeFor(python: Interpreter, statement: ForStatement, scope: Scope): Completion {
  const iterable = evaluate(python, statement.iterable, scope);
  const { conditions } = python;
  python.conditions = conditions ?? iterable.read;
  try {
    const items = itemsOf(python, iterable);
    if (items) {
      const rounds = items.map((item) => () => {
        assign(python, statement.target, item, scope);
        return true;
      });
      return loop(python, rounds, statement.body, statement.otherwise, scope);
    }
    const why = whyNotIterated(python, iterable);
    return unknownLoop(python, why, () => assign(python, statement.target, why, scope), statement, scope);
  } finally {
    if (!python.frame.returns) python.conditions = conditions;
  }
}

/** `while`. */
export function executeWhile(
  python: Interpreter,
  statement: Statement & { readonly kind: "while" },
  scope: Scope,
): Completion {
  let why: Unknown | undefined;
  function* rounds(): Iterable<() => boolean> {
    while (!why) {
      yield () => {
        const test = evaluate(python, statement.test, scope);
        const is = truth(test);
        if (is === undefined) why = test.kind === "unknown" ? test : python.unknown("a condition", [test]);
        return is === true;
      };
    }
  }
  const completion = loop(python, rounds(), statement.body, [], scope);
  if (completion !== normal) return completion;
  if (why) return unknownLoop(python, why, () => evaluate(python, statement.test, scope), statement, scope);
  return executeBlock(python, statement.otherwise, scope);
}

/**
 * Runs a loop whose number of rounds is known.
 *
 * @param rounds prepares each round and returns whether it runs
 */
function loop(
  python: Interpreter,
  rounds: Iterable<() => boolean>,
  body: Block,
  otherwise: Block,
  scope: Scope,
): Completion {
  const breaks = new Meeting<undefined>(python.store);
  let completion: Completion = normal;
  try {
    for (const goesOn of rounds) {
      python.step();
      if (!goesOn()) break;
      completion = round(python, breaks, () => executeBlock(python, body, scope));
      if (completion !== normal) break;
    }
    if (completion === normal && otherwise.length > 0) completion = executeBlock(python, otherwise, scope);
  } catch (error) {
    if (!(error instanceof Raised) || breaks.branches.length === 0) {
      breaks.pass();
      throw error;
    }
    notifyHandlers(python, error);
    completion = dead;
  }
  if (completion.kind === "break") completion = normal;
  if (breaks.branches.length === 0) {
    breaks.pass();
    return completion;
  }
  if (completion === normal) breaks.arrive(undefined);
  else routeCompletion(python, completion);
  breaks.meet(python.frame.why ?? python.unknown("when a loop ends"));
  return normal;
}

/** Runs one round; all branches that continue with the next one meet at its end. */
function round(python: Interpreter, breaks: Meeting<undefined>, body: () => Completion): Completion {
  const continues = new Meeting<undefined>(python.store);
  python.frame.loops.push({ breaks, continues });
  const { frame } = python;
  const depth = frame.loops.length;
  let completion: Completion;
  try {
    completion = body();
  } catch (error) {
    if (!(error instanceof Raised) || continues.branches.length === 0) {
      continues.pass();
      throw error;
    }
    notifyHandlers(python, error);
    completion = dead;
  } finally {
    frame.loops.length = depth - 1;
  }
  if (completion.kind === "continue") completion = normal;
  if (continues.branches.length === 0) {
    continues.pass();
    return completion;
  }
  if (completion === normal) continues.arrive(undefined);
  else if (completion.kind === "break") breaks.arrive(undefined);
  else routeCompletion(python, completion);
  continues.meet(python.frame.why ?? python.unknown("when a round ends"));
  return normal;
}

/** Runs a loop whose number of rounds is unknown: all that it may change becomes unknown. */
function unknownLoop(
  python: Interpreter,
  why: Unknown,
  prepare: () => void,
  { body, otherwise }: { readonly body: Block; readonly otherwise: Block },
  scope: Scope,
): Completion {
  python.frame.why ??= why;
  runAnyNumberOfTimes(python, why, () => {
    prepare();
    const breaks = new Meeting<undefined>(python.store);
    try {
      const completion = round(python, breaks, () => executeBlock(python, body, scope));
      routeCompletion(python, completion.kind === "return" ? completion : normal);
    } finally {
      breaks.pass();
    }
    return normal;
  });
  if (otherwise.length === 0) return normal;
  runAnyNumberOfTimes(python, why, () => routeCompletion(python, executeBlock(python, otherwise, scope)));
  return normal;
}

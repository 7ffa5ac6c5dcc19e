import type { Block, ForStatement, Statement } from "../parse/syntax";
import { Raised } from "../values/exceptions";
import { union } from "../values/read";
import { Meeting } from "../values/store";
import { truth } from "../values/truth";
import type { Scope, Unknown } from "../values/value";
import { assign } from "./assign";
import { dead, normal, record, type Completion } from "./attempt";
import { evaluate } from "./evaluate";
import { executeBlock, settle } from "./execute";
import { itemsOf, whyNotIterated } from "./iterate";
import type { Machine } from "./machine";
import { anyNumberOfTimes } from "./ways";

export function executeFor(machine: Machine, statement: ForStatement, scope: Scope): Completion {
  const iterable = evaluate(machine, statement.iterable, scope);
  const { conditions } = machine;
  machine.conditions = union(conditions, iterable.reads);
  try {
    const items = itemsOf(machine, iterable);
    if (items) {
      const rounds = items.map((item) => () => {
        assign(machine, statement.target, item, scope);
        return true;
      });
      return loop(machine, rounds, statement.body, statement.otherwise, scope);
    }
    const why = whyNotIterated(machine, iterable);
    return unknownLoop(machine, why, () => assign(machine, statement.target, why, scope), statement, scope);
  } finally {
    if (!machine.frame.returns) machine.conditions = conditions;
  }
}

export function executeWhile(
  machine: Machine,
  statement: Statement & { readonly kind: "while" },
  scope: Scope,
): Completion {
  let why: Unknown | undefined;
  function* rounds(): Iterable<() => boolean> {
    while (!why) {
      yield () => {
        const test = evaluate(machine, statement.test, scope);
        const is = truth(test);
        if (is === undefined) why = test.kind === "unknown" ? test : machine.unknown("a condition", [test]);
        return is === true;
      };
    }
  }
  const completion = loop(machine, rounds(), statement.body, [], scope);
  if (completion !== normal) return completion;
  if (why) return unknownLoop(machine, why, () => evaluate(machine, statement.test, scope), statement, scope);
  return executeBlock(machine, statement.otherwise, scope);
}

/** Runs a loop of which it is known how often it goes round: each round says first whether it does. */
function loop(
  machine: Machine,
  rounds: Iterable<() => boolean>,
  body: Block,
  otherwise: Block,
  scope: Scope,
): Completion {
  const breaks = new Meeting<undefined>(machine.store);
  let completion: Completion = normal;
  try {
    for (const goesOn of rounds) {
      machine.step();
      if (!goesOn()) break;
      completion = round(machine, breaks, () => executeBlock(machine, body, scope));
      if (completion !== normal) break;
    }
    if (completion === normal && otherwise.length > 0) completion = executeBlock(machine, otherwise, scope);
  } catch (error) {
    if (!(error instanceof Raised) || breaks.ways.length === 0) {
      breaks.pass();
      throw error;
    }
    record(machine, error);
    completion = dead;
  }
  if (completion.kind === "break") completion = normal;
  if (breaks.ways.length === 0) {
    breaks.pass();
    return completion;
  }
  if (completion === normal) breaks.leave(undefined);
  else settle(machine, completion);
  breaks.meet(machine.frame.why ?? machine.unknown("when a loop ends"));
  return normal;
}

/** One round; all ways that go on with the next one meet at its end. */
function round(machine: Machine, breaks: Meeting<undefined>, body: () => Completion): Completion {
  const continues = new Meeting<undefined>(machine.store);
  machine.frame.loops.push({ breaks, continues });
  const { frame } = machine;
  const depth = frame.loops.length;
  let completion: Completion;
  try {
    completion = body();
  } catch (error) {
    if (!(error instanceof Raised) || continues.ways.length === 0) {
      continues.pass();
      throw error;
    }
    record(machine, error);
    completion = dead;
  } finally {
    frame.loops.length = depth - 1;
  }
  if (completion.kind === "continue") completion = normal;
  if (continues.ways.length === 0) {
    continues.pass();
    return completion;
  }
  if (completion === normal) continues.leave(undefined);
  else if (completion.kind === "break") breaks.leave(undefined);
  else settle(machine, completion);
  continues.meet(machine.frame.why ?? machine.unknown("when a round ends"));
  return normal;
}

/** Runs a loop of which it is not known how often it goes round: all that it may change becomes unknown. */
function unknownLoop(
  machine: Machine,
  why: Unknown,
  prepare: () => void,
  { body, otherwise }: { readonly body: Block; readonly otherwise: Block },
  scope: Scope,
): Completion {
  machine.frame.why ??= why;
  anyNumberOfTimes(machine, why, () => {
    prepare();
    const breaks = new Meeting<undefined>(machine.store);
    try {
      const completion = round(machine, breaks, () => executeBlock(machine, body, scope));
      settle(machine, completion.kind === "return" ? completion : normal);
    } finally {
      breaks.pass();
    }
    return normal;
  });
  if (otherwise.length === 0) return normal;
  anyNumberOfTimes(machine, why, () => settle(machine, executeBlock(machine, otherwise, scope)));
  return normal;
}

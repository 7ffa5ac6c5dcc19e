import type { Block, Expression, Handler, IfStatement, MatchStatement, Statement, TryStatement } from "../parse/syntax";
import { Raised } from "../values/exceptions";
import { converted, union } from "../values/read";
import { truth } from "../values/truth";
import type { ClassObject, Scope, Unknown, Value } from "../values/value";
import { assign } from "./assign";
import { attempt, dead, normal, type Caught, type Completion } from "./attempt";
import { getAttribute } from "./attributes";
import { evaluate } from "./evaluate";
import { executeBlock, settle } from "./execute";
import type { Machine } from "./machine";
import { bindName, unbindName } from "./names";
import { eachWay } from "./ways";

/** `if`: both ways where the condition is not known. */
export function executeIf(machine: Machine, statement: IfStatement, scope: Scope): Completion {
  const { conditions } = machine;
  const test = evaluate(machine, statement.test, scope);
  machine.conditions = union(conditions, converted(test.reads, "if"));
  try {
    const is = truth(test);
    if (is !== undefined) return executeBlock(machine, is ? statement.body : statement.otherwise, scope);
    const why = test.kind === "unknown" ? test : machine.unknown("a condition", [test]);
    return eitherBlock(machine, why, [statement.body, statement.otherwise], scope);
  } finally {
    // What follows in a function may have been reached because of the condition: `if …: return`.
    if (!machine.frame.returns) machine.conditions = conditions;
  }
}

function eitherBlock(machine: Machine, why: Unknown, blocks: readonly Block[], scope: Scope): Completion {
  machine.frame.why ??= why;
  const ways = blocks.map((block) => () => settle(machine, executeBlock(machine, block, scope)));
  const completions = eachWay(machine, why, ways, (completion) => completion === dead);
  return completions.includes(normal) ? normal : dead;
}

/** `match`: any of its bodies, or none. */
export function executeMatch(machine: Machine, statement: MatchStatement, scope: Scope): Completion {
  const why = machine.unevaluated(statement.bodies.length > 0 ? "`match`" : "`type`");
  for (const name of statement.names) bindName(machine, scope, name, why);
  return statement.bodies.length > 0 ? eitherBlock(machine, why, [...statement.bodies, []], scope) : normal;
}

export function executeTry(machine: Machine, statement: TryStatement, scope: Scope): Completion {
  const handlings = statement.handlers.map((handler) => ({
    caught: caughtBy(machine, handler.type, scope),
    run: (value: Value | undefined) => handle(machine, handler, value, scope),
  }));
  const run = (): Completion =>
    attempt(
      machine,
      () => executeBlock(machine, statement.body, scope),
      handlings,
      () => executeBlock(machine, statement.otherwise, scope),
      (completion) => settle(machine, completion),
    );
  if (statement.finally.length === 0) return handlings.length === 0 ? normal : run();
  const body = (): Completion => (handlings.length === 0 ? executeBlock(machine, statement.body, scope) : run());
  return withFinally(machine, body, () => executeBlock(machine, statement.finally, scope));
}

function withFinally(machine: Machine, body: () => Completion, last: () => Completion): Completion {
  let completion: Completion;
  try {
    completion = body();
  } catch (error) {
    if (error instanceof Raised) {
      const { file, line } = machine;
      last();
      Object.assign(machine, { file, line });
    }
    throw error;
  }
  const ended = last();
  return ended === normal ? completion : ended;
}

function handle(machine: Machine, handler: Handler, value: Value | undefined, scope: Scope): Completion {
  const { handled } = machine.frame;
  handled.push(value);
  if (handler.name !== undefined) bindName(machine, scope, handler.name, value ?? machine.unknown("an exception"));
  try {
    return executeBlock(machine, handler.body, scope);
  } finally {
    handled.pop();
    if (handler.name !== undefined) unbindName(machine, scope, handler.name);
  }
}

/** The classes that a handler names. They are looked up before the body runs, where none of them is changed by it. */
function caughtBy(machine: Machine, type: Expression | undefined, scope: Scope): Caught {
  if (!type) return [machine.exceptions.get("BaseException")!];
  try {
    return classesOf(evaluate(machine, type, scope));
  } catch (error) {
    if (error instanceof Raised) return undefined;
    throw error;
  }
}

/** The classes that a value names as exceptions to be caught. */
function classesOf(value: Value): Caught {
  const values = value.kind === "tuple" ? value.items : [value];
  const classes = values.flatMap((each): readonly ClassObject[] => (each.kind === "class" ? [each.class] : []));
  return classes.length === values.length ? classes : undefined;
}

export function executeWith(machine: Machine, statement: Statement & { kind: "with" }, scope: Scope): Completion {
  const [first, ...rest] = statement.items;
  if (!first) return executeBlock(machine, statement.body, scope);
  const context = evaluate(machine, first.context, scope);
  const entered = enter(machine, context);
  if (first.target) assign(machine, first.target, entered, scope);
  const body = (): Completion => executeWith(machine, { ...statement, items: rest }, scope);
  if (context.kind === "native") {
    const { exit, suppresses } = context.native;
    const run = suppresses ? (): Completion => suppressing(machine, classesOf(suppresses), body) : body;
    return exit ? withFinally(machine, run, () => (exit(), normal)) : run();
  }
  // What is not known may swallow exceptions.
  return suppressing(machine, undefined, body);
}

function suppressing(machine: Machine, caught: Caught, body: () => Completion): Completion {
  const handling = { caught, run: () => normal };
  return attempt(
    machine,
    body,
    [handling],
    () => normal,
    (completion) => settle(machine, completion),
  );
}

function enter(machine: Machine, context: Value): Value {
  if (context.kind === "native") return context.native.enter?.() ?? machine.unevaluated("`with`", [context]);
  if (context.kind === "instance") {
    getAttribute(machine, context, "__enter__");
    machine.escape([context], machine.unknown("`with`"));
  }
  return machine.unevaluated("`with`", [context]);
}

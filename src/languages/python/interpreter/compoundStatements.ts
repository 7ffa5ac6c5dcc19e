import type {
  Block,
  Expression,
  ExceptHandler,
  IfStatement,
  MatchStatement,
  Statement,
  TryStatement,
} from "../parse/syntax";
import { Raised } from "../values/exceptions";
import { truth } from "../values/truth";
import type { ClassObject, Scope, Unknown, Value } from "../values/value";
import { assign } from "./assign";
import { getAttribute } from "./attributes";
import { exploreBranches } from "./branches";
import { dead, normal, type Completion } from "./completion";
import { evaluate } from "./evaluate";
import { executeBlock, routeCompletion } from "./execute";
import type { Interpreter } from "./interpreter";
import { bindName, unbindName } from "./names";
import { runTry, type Caught } from "./tryStatement";

/** `if`: both branches if the condition is unknown. */
export function executeIf(python: Interpreter, statement: IfStatement, scope: Scope): Completion {
  const { conditions } = python;
  const test = evaluate(python, statement.test, scope);
  python.conditions = conditions ?? test.read;
  try {
    const is = truth(test);
    if (is !== undefined) return executeBlock(python, is ? statement.body : statement.otherwise, scope);
    const why = test.kind === "unknown" ? test : python.unknown("a condition", [test]);
    return eitherBlock(python, why, [statement.body, statement.otherwise], scope);
  } finally {
    // In a function, what follows may depend on the condition: `if …: return`.
    if (!python.frame.returns) python.conditions = conditions;
  }
}

function eitherBlock(python: Interpreter, why: Unknown, blocks: readonly Block[], scope: Scope): Completion {
  python.frame.why ??= why;
  const branches = blocks.map((block) => () => routeCompletion(python, executeBlock(python, block, scope)));
  const completions = exploreBranches(python, why, branches, (completion) => completion === dead);
  return completions.includes(normal) ? normal : dead;
}

/** `match`: any of its bodies may run, or none. */
export function executeMatch(python: Interpreter, statement: MatchStatement, scope: Scope): Completion {
  const why = python.unknownResult(statement.bodies.length > 0 ? "`match`" : "`type`");
  for (const name of statement.names) bindName(python, scope, name, why);
  return statement.bodies.length > 0 ? eitherBlock(python, why, [...statement.bodies, []], scope) : normal;
}

/** `try`, with `except`, `else` and `finally`. */
export function executeTry(python: Interpreter, statement: TryStatement, scope: Scope): Completion {
  const handlings = statement.handlers.map((handler) => ({
    caught: caughtBy(python, handler.type, scope),
    run: (value: Value | undefined) => handle(python, handler, value, scope),
  }));
  const run = (): Completion =>
    runTry(
      python,
      () => executeBlock(python, statement.body, scope),
      handlings,
      () => executeBlock(python, statement.otherwise, scope),
      (completion) => routeCompletion(python, completion),
    );
  if (statement.finally.length === 0) return handlings.length === 0 ? normal : run();
  const body = (): Completion => (handlings.length === 0 ? executeBlock(python, statement.body, scope) : run());
  return withFinally(python, body, () => executeBlock(python, statement.finally, scope));
}

function withFinally(python: Interpreter, body: () => Completion, last: () => Completion): Completion {
  let completion: Completion;
  try {
    completion = body();
  } catch (error) {
    if (error instanceof Raised) {
      const { file, line } = python;
      last();
      Object.assign(python, { file, line });
    }
    throw error;
  }
  const ended = last();
  return ended === normal ? completion : ended;
}

function handle(python: Interpreter, handler: ExceptHandler, value: Value | undefined, scope: Scope): Completion {
  const { handled } = python.frame;
  handled.push(value);
  if (handler.name !== undefined) bindName(python, scope, handler.name, value ?? python.unknown("an exception"));
  try {
    return executeBlock(python, handler.body, scope);
  } finally {
    handled.pop();
    if (handler.name !== undefined) unbindName(python, scope, handler.name);
  }
}

/** The classes that a handler catches, looked up before the body runs: it is assumed not to change them. */
function caughtBy(python: Interpreter, type: Expression | undefined, scope: Scope): Caught {
  if (!type) return [python.exception("BaseException")];
  try {
    return classesOf(evaluate(python, type, scope));
  } catch (error) {
    if (error instanceof Raised) return undefined;
    throw error;
  }
}

/** The exception classes that a value names: a class, or a tuple of classes. */
function classesOf(value: Value): Caught {
  const values = value.kind === "tuple" ? value.items : [value];
  const classes = values.flatMap((each): readonly ClassObject[] => (each.kind === "class" ? [each.class] : []));
  return classes.length === values.length ? classes : undefined;
}

/** `with`. */
export function executeWith(python: Interpreter, statement: Statement & { kind: "with" }, scope: Scope): Completion {
  const [first, ...rest] = statement.items;
  if (!first) return executeBlock(python, statement.body, scope);
  const context = evaluate(python, first.context, scope);
  const entered = enter(python, context);
  if (first.target) assign(python, first.target, entered, scope);
  const body = (): Completion => executeWith(python, { ...statement, items: rest }, scope);
  if (context.kind === "native") {
    const { exit, suppresses } = context.native;
    const run = suppresses ? (): Completion => suppressing(python, classesOf(suppresses), body) : body;
    return exit ? withFinally(python, run, () => (exit(), normal)) : run();
  }
  // An unknown context manager may swallow exceptions.
  return suppressing(python, undefined, body);
}

function suppressing(python: Interpreter, caught: Caught, body: () => Completion): Completion {
  const handling = { caught, run: () => normal };
  return runTry(
    python,
    body,
    [handling],
    () => normal,
    (completion) => routeCompletion(python, completion),
  );
}

function enter(python: Interpreter, context: Value): Value {
  if (context.kind === "native") return context.native.enter?.() ?? python.unknownResult("`with`", [context]);
  if (context.kind === "instance") {
    getAttribute(python, context, "__enter__");
    python.escape([context], python.unknown("`with`"));
  }
  return python.unknownResult("`with`", [context]);
}

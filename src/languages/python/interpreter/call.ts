import { Raised } from "../values/exceptions";
import { join } from "../values/join";
import { firstRead } from "../values/read";
import { Meeting } from "../values/store";
import {
  none,
  withRead,
  tuple,
  type Arguments,
  type ClassObject,
  type PythonFunction,
  type Scope,
  type Value,
} from "../values/value";
import { findInherited, bindTo } from "./attributes";
import { localNames } from "./binding";
import { dead, type Completion } from "./completion";
import { evaluate } from "./evaluate";
import { executeBlock } from "./execute";
import type { Frame } from "./frame";
import { limits, type Interpreter } from "./interpreter";
import { notifyHandlers } from "./tryStatement";

/** The arguments of a call without any. */
export const noArguments: Arguments = { positional: [], keyword: new Map() };

/** `callee(…)`. */
export function call(python: Interpreter, callee: Value, given: Arguments): Value {
  python.step();
  const result = dispatch(python, callee, given);
  if (result) return withRead(result, callee.read);
  const values = [...given.positional, ...given.keyword.values()];
  const cause = callee.kind === "unknown" ? [callee] : given.unknown ? [given.unknown, ...values] : values;
  const unknown = python.unknownResult(nameOf(callee), cause);
  if (callee.kind !== "builtin" || !callee.builtin.harmless) {
    python.escape(values, unknown);
    if (callee.kind === "unknown") python.escape([callee], unknown);
  }
  return { ...unknown, aliases: callee.kind === "unknown" ? callee.aliases : [] };
}

function nameOf(callee: Value): string {
  if (callee.kind === "builtin") return `${callee.builtin.name}()`;
  if (callee.kind === "function") return `${callee.function.name}()`;
  if (callee.kind === "class") return `${callee.class.name}()`;
  return callee.kind === "native" ? `${callee.native.type}()` : "a call";
}

function dispatch(python: Interpreter, callee: Value, given: Arguments): Value | undefined {
  switch (callee.kind) {
    case "builtin": {
      const result = callee.builtin.run(given);
      return result && withRead(result, firstRead([...given.positional, ...given.keyword.values()]));
    }
    case "function":
      if (given.unknown) return undefined;
      return callFunction(python, callee.function, given.positional, given.keyword);
    case "class":
      return instantiate(python, callee.class, given);
    case "native":
      return callee.native.call?.(given);
    case "instance": {
      const found = findInherited(python, callee.instance.class, "__call__");
      return found && found.value.kind === "function"
        ? call(python, bindTo(python, callee, found.value), given)
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Calls a function of the program; `undefined` if only Python could run it. */
export function callFunction(
  python: Interpreter,
  made: PythonFunction,
  positional: readonly Value[],
  keyword: ReadonlyMap<string, Value> = new Map(),
): Value | undefined {
  const { definition } = made;
  if ((definition.kind === "function" && definition.suspends) || python.depth >= limits.depth) return undefined;
  const bound = bindParameters(python, made, made.self ? [made.self, ...positional] : positional, keyword);
  if (!bound) return undefined;
  const { names, elsewhere } = localNames(definition);
  const namespace = python.namespace();
  const scope: Scope = { namespace, kind: "function", parent: made.scope, module: made.scope.module, elsewhere, names };
  for (const [name, value] of bound) python.bind(namespace, name, value);
  const self = bound.values().next().value;
  const method = made.owner && self ? { owner: made.owner, self } : undefined;
  const body = (): Completion =>
    definition.kind === "lambda"
      ? { kind: "return", value: evaluate(python, definition.body, scope) }
      : executeBlock(python, definition.body, scope);
  return withFrame(python, method, scope, (returns) => runBody(python, returns, body));
}

function withFrame(
  python: Interpreter,
  method: Frame["method"],
  scope: Scope,
  run: (returns: Meeting<Value>) => Value,
): Value {
  const { frame, conditions, file, line } = python;
  const returns = new Meeting<Value>(python.store);
  python.frame = { scope, returns, loops: [], handled: [], ...(method && { method }) };
  python.conditions = undefined;
  python.file = python.world.files.nameOf(scope.module.path);
  python.depth++;
  try {
    const value = run(returns);
    return withRead(value, python.conditions);
  } finally {
    python.depth--;
    python.frame = frame;
    python.conditions = conditions;
    python.file = file;
    python.line = line;
  }
}

/** Runs a function's body; all branches that return meet at its end. */
function runBody(python: Interpreter, returns: Meeting<Value>, body: () => Completion): Value {
  const { frame } = python;
  let completion: Completion;
  try {
    completion = body();
  } catch (error) {
    if (!(error instanceof Raised) || returns.branches.length === 0) {
      returns.pass();
      throw error;
    }
    notifyHandlers(python, error);
    completion = dead;
  }
  const value = completion.kind === "return" ? completion.value : none;
  if (returns.branches.length === 0) {
    returns.pass();
    return value;
  }
  if (completion.kind !== "dead") returns.arrive(value);
  const why = frame.why ?? python.unknown("which branch of a function runs");
  const joining = returns.meet(why)!;
  return returns.branches.map(({ result }) => result).reduce((one, other) => join(one, other, joining));
}

/** The value of each parameter; `undefined` if Python would refuse the call. */
function bindParameters(
  python: Interpreter,
  { definition, defaults }: PythonFunction,
  positional: readonly Value[],
  keyword: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> | undefined {
  const bound = new Map<string, Value>();
  const left = new Map(keyword);
  let next = 0;
  for (const { name, form } of definition.parameters.list) {
    if (form === "star") {
      bound.set(name, tuple(positional.slice(next)));
      next = positional.length;
    } else if (form === "doubleStar") {
      bound.set(name, python.record(Object.fromEntries(left)));
      left.clear();
    } else {
      const given = form === "positional" && next < positional.length ? positional[next++] : left.get(name);
      left.delete(name);
      const value = given ?? defaults.get(name);
      if (!value) return undefined;
      bound.set(name, value);
    }
  }
  return next < positional.length || left.size > 0 ? undefined : bound;
}

/** Creates an instance of a class. */
function instantiate(python: Interpreter, type: ClassObject, given: Arguments): Value | undefined {
  const library = type.order.find(({ construct }) => construct);
  if (library) return library.construct!(type, given);
  const custom = findInherited(python, type, "__new__") ?? findInherited(python, type, "__init__");
  if (type.order.some(({ unknownBase }) => unknownBase) || findInherited(python, type, "__new__")) return undefined;
  const instance = { class: type, attributes: python.namespace(), arguments: given.positional };
  const value: Value = { kind: "instance", instance };
  if (custom) call(python, bindTo(python, value, custom.value), given);
  else if (!isException(type) && (given.positional.length > 0 || given.keyword.size > 0)) return undefined;
  return value;
}

function isException(type: ClassObject): boolean {
  return type.order.some(({ name }) => name === "BaseException");
}

/** The text of an exception; `undefined` unless the source contains it literally. */
export function textOfException(value: Value | undefined): string | undefined {
  const only = value?.kind === "instance" ? value.instance.arguments?.[0] : undefined;
  return only?.kind === "str" && !only.read ? only.value : undefined;
}

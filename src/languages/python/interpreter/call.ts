import { Raised } from "../values/exceptions";
import { join } from "../values/join";
import { noReads, union, type Reads } from "../values/read";
import { Meeting } from "../values/store";
import {
  none,
  resting,
  tuple,
  type Arguments,
  type ClassObject,
  type PythonFunction,
  type Scope,
  type Value,
} from "../values/value";
import { dead, record, type Completion } from "./attempt";
import { inherited, boundTo } from "./attributes";
import { localNames } from "./binding";
import { evaluate } from "./evaluate";
import { executeBlock } from "./execute";
import type { Frame } from "./frame";
import { limits, type Machine } from "./machine";

export const noArguments: Arguments = { positional: [], keyword: new Map() };

/** `callee(…)`. */
export function call(machine: Machine, callee: Value, given: Arguments): Value {
  machine.step();
  const result = run(machine, callee, given);
  if (result) return resting(result, callee.reads);
  const values = [...given.positional, ...given.keyword.values()];
  const cause = callee.kind === "unknown" ? [callee] : given.unknown ? [given.unknown, ...values] : values;
  const unknown = machine.unevaluated(nameOf(callee), cause);
  if (callee.kind !== "builtin" || !callee.builtin.harmless) {
    machine.escape(values, unknown);
    if (callee.kind === "unknown") machine.escape([callee], unknown);
  }
  return { ...unknown, aliases: callee.kind === "unknown" ? callee.aliases : [] };
}

function nameOf(callee: Value): string {
  if (callee.kind === "builtin") return `${callee.builtin.name}()`;
  if (callee.kind === "function") return `${callee.function.name}()`;
  if (callee.kind === "class") return `${callee.class.name}()`;
  return callee.kind === "native" ? `${callee.native.type}()` : "a call";
}

function run(machine: Machine, callee: Value, given: Arguments): Value | undefined {
  switch (callee.kind) {
    case "builtin": {
      const result = callee.builtin.run(given);
      return result && resting(result, readsOf(given));
    }
    case "function":
      if (given.unknown) return undefined;
      return callFunction(machine, callee.function, given.positional, given.keyword);
    case "class":
      return instantiate(machine, callee.class, given);
    case "native":
      return callee.native.call?.(given);
    case "instance": {
      const found = inherited(machine, callee.instance.class, "__call__");
      return found && found.value.kind === "function"
        ? call(machine, boundTo(machine, callee, found.value), given)
        : undefined;
    }
    default:
      return undefined;
  }
}

function readsOf({ positional, keyword }: Arguments): Reads {
  let reads = noReads;
  for (const value of positional) reads = union(reads, value.reads);
  for (const value of keyword.values()) reads = union(reads, value.reads);
  return reads;
}

/** Calls a function of the program; gives an unknown where only running it would tell. */
export function callFunction(
  machine: Machine,
  made: PythonFunction,
  positional: readonly Value[],
  keyword: ReadonlyMap<string, Value> = new Map(),
): Value | undefined {
  const { definition } = made;
  if ((definition.kind === "function" && definition.suspends) || machine.depth >= limits.depth) return undefined;
  const bound = bindParameters(machine, made, made.self ? [made.self, ...positional] : positional, keyword);
  if (!bound) return undefined;
  const { names, elsewhere } = localNames(definition);
  const namespace = machine.namespace();
  const scope: Scope = { namespace, kind: "function", parent: made.scope, module: made.scope.module, elsewhere, names };
  for (const [name, value] of bound) machine.bind(namespace, name, value);
  const self = bound.values().next().value;
  const method = made.owner && self ? { owner: made.owner, self } : undefined;
  const body = (): Completion =>
    definition.kind === "lambda"
      ? { kind: "return", value: evaluate(machine, definition.body, scope) }
      : executeBlock(machine, definition.body, scope);
  return inFrame(machine, method, scope, () => returned(machine, body));
}

function inFrame(machine: Machine, method: Frame["method"], scope: Scope, run: () => Value): Value {
  const { frame, conditions, file, line } = machine;
  const returns = new Meeting<Value>(machine.store);
  machine.frame = { scope, returns, loops: [], handled: [], ...(method && { method }) };
  machine.conditions = noReads;
  machine.file = machine.world.files.nameOf(scope.module.path);
  machine.depth++;
  try {
    const value = run();
    return resting(value, machine.conditions);
  } finally {
    machine.depth--;
    machine.frame = frame;
    machine.conditions = conditions;
    machine.file = file;
    machine.line = line;
  }
}

/** Runs a function's body; all ways that return meet at its end. */
function returned(machine: Machine, body: () => Completion): Value {
  const { frame } = machine;
  const returns = frame.returns!;
  let completion: Completion;
  try {
    completion = body();
  } catch (error) {
    if (!(error instanceof Raised) || returns.ways.length === 0) {
      returns.pass();
      throw error;
    }
    record(machine, error);
    completion = dead;
  }
  const value = completion.kind === "return" ? completion.value : none;
  if (returns.ways.length === 0) {
    returns.pass();
    return value;
  }
  if (completion.kind !== "dead") returns.leave(value);
  const why = frame.why ?? machine.unknown("which way a function goes");
  const joining = returns.meet(why)!;
  return returns.ways.map(({ result }) => result).reduce((one, other) => join(one, other, joining));
}

/** Gives each parameter its value; nothing where Python would refuse the call. */
function bindParameters(
  machine: Machine,
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
      bound.set(name, machine.record(Object.fromEntries(left)));
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

/** Makes an instance of a class. */
function instantiate(machine: Machine, type: ClassObject, given: Arguments): Value | undefined {
  const library = type.order.find(({ construct }) => construct);
  if (library) return library.construct!(type, given);
  const custom = inherited(machine, type, "__new__") ?? inherited(machine, type, "__init__");
  if (type.order.some(({ unknownBase }) => unknownBase) || inherited(machine, type, "__new__")) return undefined;
  const instance = { class: type, attributes: machine.namespace(), arguments: given.positional };
  const value: Value = { kind: "instance", instance, reads: noReads };
  if (custom) call(machine, boundTo(machine, value, custom.value), given);
  else if (!isException(type) && (given.positional.length > 0 || given.keyword.size > 0)) return undefined;
  return value;
}

function isException(type: ClassObject): boolean {
  return type.order.some(({ name }) => name === "BaseException");
}

/** What an exception's text is; nothing where it does not come from the source as it is. */
export function textOfException(value: Value | undefined): string | undefined {
  const only = value?.kind === "instance" ? value.instance.arguments?.[0] : undefined;
  return only?.kind === "str" && only.reads.length === 0 ? only.value : undefined;
}

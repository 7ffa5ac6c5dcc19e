import { withRead, type Scope, type Value } from "../values/value";
import type { Interpreter } from "./interpreter";

/**
 * The value of a name.
 *
 * @throws Raised if it is certain not to be bound
 */
export function lookUp(python: Interpreter, scope: Scope, name: string): Value {
  const found = find(python, scope, name);
  if (!found) return python.raise("NameError", `name '${name}' is not defined`);
  if (found.kind !== "unknown" || !found.mayBeAbsent) return found;
  python.mayRaise(python.exception("NameError"));
  return { ...found, mayBeAbsent: false };
}

function find(python: Interpreter, start: Scope, name: string): Value | undefined {
  if (start.elsewhere.get(name) === "global") return inModule(python, start, name);
  for (let scope: Scope | undefined = start; scope; scope = scope.parent) {
    if (scope.kind === "module") return inModule(python, scope, name);
    if (scope.kind === "class" && scope !== start) continue;
    const binding = python.lookup(scope.namespace, name);
    if (binding) return binding.value;
    if (scope.names?.has(name)) return undefined;
  }
  return undefined;
}

/** Looks a name up in a module. A star import of an unknown module is assumed not to replace built-in names. */
function inModule(python: Interpreter, { module }: Scope, name: string): Value | undefined {
  const bound = module.namespace.cells.get(name)?.content;
  return bound?.value ?? python.builtins[name] ?? python.lookup(module.namespace, name)?.value;
}

/** Binds a name in the scope to which it belongs. */
export function bindName(python: Interpreter, scope: Scope, name: string, value: Value): void {
  python.bind(owning(scope, name).namespace, name, withRead(value, python.conditions));
}

/** `del name`. */
export function unbindName(python: Interpreter, scope: Scope, name: string): void {
  const { namespace } = owning(scope, name);
  if (namespace.cells.has(name)) python.bindAs(namespace, name, undefined);
}

function owning(start: Scope, name: string): Scope {
  const elsewhere = start.elsewhere.get(name);
  for (let scope: Scope | undefined = elsewhere === "nonlocal" ? start.parent : start; scope; scope = scope.parent) {
    if (scope.kind === "module") return scope;
    if (elsewhere === "global" || (scope.kind === "comprehension" && !scope.names?.has(name))) continue;
    if (elsewhere === undefined || scope.names?.has(name)) return scope;
  }
  return start;
}

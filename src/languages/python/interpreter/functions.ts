import type { FunctionDefinition, LambdaFunction } from "../parse/syntax";
import type { PythonFunction, Scope, Value } from "../values/value";
import { call } from "./call";
import { evaluate } from "./evaluate";
import type { Interpreter } from "./interpreter";
import { bindName } from "./names";

/** The function that a definition makes. */
export function makeFunction(
  python: Interpreter,
  name: string,
  definition: FunctionDefinition | LambdaFunction,
  scope: Scope,
): Value & { kind: "function" } {
  const defaults = new Map<string, Value>();
  for (const { name: parameter, byDefault } of definition.parameters.list)
    if (byDefault) defaults.set(parameter, evaluate(python, byDefault, scope));
  const owner = scope.owner;
  const made: PythonFunction = { name, definition, defaults, scope, ...(owner && { owner }) };
  return { kind: "function", function: made };
}

const roles: Readonly<Record<string, PythonFunction["role"]>> = {
  property: "property",
  cached_property: "property",
  staticmethod: "static",
  classmethod: "class",
};

/** `def`, with its decorators. */
export function defineFunction(python: Interpreter, definition: FunctionDefinition, scope: Scope): void {
  let value: Value = makeFunction(python, definition.name, definition, scope);
  for (const decorator of definition.decorators.toReversed())
    value = decorate(python, evaluate(python, decorator, scope), value);
  bindName(python, scope, definition.name, value);
}

/** Applies a decorator to a function or a class. */
export function decorate(python: Interpreter, decorator: Value, value: Value): Value {
  const role = decorator.kind === "builtin" ? roles[decorator.builtin.name] : undefined;
  if (role && value.kind === "function") return { ...value, function: { ...value.function, role } };
  return call(python, decorator, { positional: [value], keyword: new Map() });
}

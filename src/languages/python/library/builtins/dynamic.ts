import { evaluate } from "../../interpreter/evaluate";
import { executeBlock } from "../../interpreter/execute";
import type { Interpreter } from "../../interpreter/interpreter";
import { parsePython, PythonSyntaxError } from "../../parse/parser";
import type { Block } from "../../parse/syntax";
import { CallArguments } from "../../values/callArguments";
import { builtin, none, type Namespace, type Scope, type Value } from "../../values/value";

/** The built-in functions that look at the program itself or run text as code. */
export function dynamicNames(python: Interpreter): Record<string, Value> {
  const namespaceOf = (namespace: Namespace | undefined): Value | undefined =>
    namespace && { kind: "namespace", namespace };
  return {
    globals: builtin("globals", () => namespaceOf(python.frame.scope?.module.namespace)),
    locals: builtin("locals", () => {
      const { scope } = python.frame;
      return scope?.kind === "function" ? undefined : namespaceOf(scope?.namespace);
    }),
    vars: builtin("vars", ({ positional }) => {
      const { scope } = python.frame;
      return scope?.kind === "function" || positional.length > 0 ? undefined : namespaceOf(scope?.namespace);
    }),
    compile: builtin("compile", ({ positional: [source] }) => (source?.kind === "str" ? source : undefined)),
    exec: builtin("exec", (given) => runText(python, new CallArguments(given))),
    eval: builtin("eval", (given) => evaluateText(python, new CallArguments(given))),
    __import__: builtin("__import__", (given) => {
      const name = new CallArguments(given).text(0);
      return name !== undefined && !name.includes(".") ? python.modules.load(name) : undefined;
    }),
  };
}

/** The scope in which text is run: the running one, unless another is passed. */
function scopeFor(python: Interpreter, given: CallArguments): Scope | undefined {
  const { scope } = python.frame;
  const [globals, locals] = [given.at(1), given.at(2)];
  const isOwn = (passed: Value | undefined): boolean =>
    passed === undefined || (passed.kind === "namespace" && passed.namespace === scope?.namespace);
  return scope?.kind === "module" && isOwn(globals) && isOwn(locals) ? scope : undefined;
}

function parse(text: string | undefined): Block | undefined {
  try {
    return text === undefined ? undefined : parsePython(text);
  } catch (error) {
    if (error instanceof PythonSyntaxError) return undefined;
    throw error;
  }
}

/** `exec(…)`: text that cannot be parsed may bind any name to anything. */
function runText(python: Interpreter, given: CallArguments): Value | undefined {
  const block = parse(given.text(0));
  const scope = scopeFor(python, given);
  if (block && scope) {
    executeBlock(python, block, scope);
    return none;
  }
  const why = python.unknownResult("exec()", given.positional);
  const passed = given.positional.slice(1);
  if (passed.length > 0) python.escape(passed, why);
  else if (python.frame.scope) python.forgetNames(python.frame.scope.module.namespace, why);
  return none;
}

function evaluateText(python: Interpreter, given: CallArguments): Value | undefined {
  const [only, ...more] = parse(given.text(0)?.trim()) ?? [];
  const scope = scopeFor(python, given);
  const expression = only?.kind === "expression" && more.length === 0 ? only.value : undefined;
  return expression && scope && evaluate(python, expression, scope);
}

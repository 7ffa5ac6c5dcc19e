import { evaluate } from "../../interpreter/evaluate";
import type { LibraryModule, Interpreter } from "../../interpreter/interpreter";
import { parsePython, PythonSyntaxError } from "../../parse/parser";
import type { Expression } from "../../parse/syntax";
import { textOf } from "../../values/callArguments";
import { builtin, withRead, type Scope, type Value } from "../../values/value";

/** `ast.literal_eval`. */
export function astModule(python: Interpreter): LibraryModule {
  const run = (value: Value | undefined): Value | undefined => {
    const source = textOf(value);
    const expression = source === undefined ? undefined : parseExpression(source.replace(/^[ \t]+/, ""));
    if (!expression) return undefined;
    if (!isLiteral(expression)) python.raise("ValueError", "malformed node or string", value?.read);
    return withRead(evaluate(python, expression, emptyScope(python)), value?.read);
  };
  return { literal_eval: builtin("ast.literal_eval", ({ positional: [value] }) => run(value), { harmless: true }) };
}

function parseExpression(source: string): Expression | undefined {
  try {
    const [only, ...rest] = parsePython(source);
    return only?.kind === "expression" && rest.length === 0 ? only.value : undefined;
  } catch (error) {
    if (error instanceof PythonSyntaxError) return undefined;
    throw error;
  }
}

function isLiteral(expression: Expression): boolean {
  switch (expression.kind) {
    case "constant":
      return true;
    case "list":
    case "tuple":
    case "set":
      return expression.items.every(isLiteral);
    case "dict":
      return expression.entries.every(({ key, value }) => key !== undefined && isLiteral(key) && isLiteral(value));
    case "unary": {
      const { operator, operand } = expression;
      const isNumber = operand.kind === "constant" && (operand.value.type === "int" || operand.value.type === "float");
      return (operator === "-" || operator === "+") && isNumber;
    }
    default:
      return false;
  }
}

/** A scope without names: literals look none up. */
function emptyScope(python: Interpreter): Scope {
  const namespace = python.namespace();
  const module = { name: "", path: "", isPackage: false, namespace };
  return { namespace, kind: "module", module, elsewhere: new Map() };
}

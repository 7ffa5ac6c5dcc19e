import type { Expression } from "../parse/syntax";
import type { Read } from "../values/read";
import { truth } from "../values/truth";
import { type Scope, type Value, bool, withRead } from "../values/value";
import { valueOfBranches } from "./branches";
import { compare } from "./comparisons";
import { evaluate } from "./evaluate";
import type { Interpreter } from "./interpreter";

/** `and` and `or`. */
export function evaluateLogical(
  python: Interpreter,
  operator: "and" | "or",
  operands: readonly Expression[],
  scope: Scope,
  before?: Read,
): Value {
  const value = withRead(evaluate(python, operands[0]!, scope), before);
  if (operands.length === 1) return value;
  const is = truth(value);
  if (is === (operator === "or")) return value;
  const rest = (): Value => evaluateLogical(python, operator, operands.slice(1), scope, value.read);
  if (is !== undefined) return rest();
  const why = value.kind === "unknown" ? python.derive(value) : python.unknownResult(`\`${operator}\``, [value]);
  // If an unknown boolean ends the chain, its value is known.
  const deciding =
    value.kind === "unknown" && value.type === "bool" ? withRead(bool(operator === "or"), value.read) : value;
  return valueOfBranches(python, why, [() => deciding, rest]);
}

/** A chain of comparisons. */
export function evaluateComparison(
  python: Interpreter,
  expression: Expression & { kind: "compare" },
  scope: Scope,
): Value {
  let left = evaluate(python, expression.first, scope);
  let result: Value = bool(true);
  for (const { operator, operand } of expression.rest) {
    const right = evaluate(python, operand, scope);
    const next = withRead(compare(python, operator, left, right), result.read);
    if (truth(next) === false) return next;
    result = truth(result) === undefined ? result : next;
    left = right;
  }
  return result;
}

/** `then if test else otherwise`. */
export function evaluateConditional(
  python: Interpreter,
  expression: Expression & { kind: "conditional" },
  scope: Scope,
): Value {
  const test = evaluate(python, expression.test, scope);
  const is = truth(test);
  if (is !== undefined)
    return withRead(evaluate(python, is ? expression.then : expression.otherwise, scope), test.read);
  const why = test.kind === "unknown" ? python.derive(test) : python.unknownResult("a condition", [test]);
  const either = valueOfBranches(python, why, [
    () => evaluate(python, expression.then, scope),
    () => evaluate(python, expression.otherwise, scope),
  ]);
  return withRead(either, test.read);
}

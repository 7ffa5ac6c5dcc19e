import type { Expression } from "../parse/syntax";
import { type Reads, noReads } from "../values/read";
import { truth } from "../values/truth";
import { type Scope, type Value, bool, resting } from "../values/value";
import { compare } from "./comparisons";
import { evaluate } from "./evaluate";
import type { Interpreter } from "./interpreter";
import { eitherValue } from "./ways";

export function logical(
  python: Interpreter,
  operator: "and" | "or",
  operands: readonly Expression[],
  scope: Scope,
  before: Reads = noReads,
): Value {
  const value = resting(evaluate(python, operands[0]!, scope), before);
  if (operands.length === 1) return value;
  const is = truth(value);
  if (is === (operator === "or")) return value;
  const rest = (): Value => logical(python, operator, operands.slice(1), scope, value.reads);
  if (is !== undefined) return rest();
  const why = value.kind === "unknown" ? python.derived(value) : python.unevaluated(`\`${operator}\``, [value]);
  // What is known to be a boolean is known where it decides.
  const deciding =
    value.kind === "unknown" && value.type === "bool" ? resting(bool(operator === "or"), value.reads) : value;
  return eitherValue(python, why, [() => deciding, rest]);
}

export function comparison(python: Interpreter, expression: Expression & { kind: "compare" }, scope: Scope): Value {
  let left = evaluate(python, expression.first, scope);
  let result: Value = bool(true);
  for (const { operator, operand } of expression.rest) {
    const right = evaluate(python, operand, scope);
    const next = resting(compare(python, operator, left, right), result.reads);
    if (truth(next) === false) return next;
    result = truth(result) === undefined ? result : next;
    left = right;
  }
  return result;
}

export function conditional(
  python: Interpreter,
  expression: Expression & { kind: "conditional" },
  scope: Scope,
): Value {
  const test = evaluate(python, expression.test, scope);
  const is = truth(test);
  if (is !== undefined)
    return resting(evaluate(python, is ? expression.then : expression.otherwise, scope), test.reads);
  const why = test.kind === "unknown" ? python.derived(test) : python.unevaluated("a condition", [test]);
  const either = eitherValue(python, why, [
    () => evaluate(python, expression.then, scope),
    () => evaluate(python, expression.otherwise, scope),
  ]);
  return resting(either, test.reads);
}

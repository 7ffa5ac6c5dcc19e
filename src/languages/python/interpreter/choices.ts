import type { Expression } from "../parse/syntax";
import { type Reads, noReads } from "../values/read";
import { truth } from "../values/truth";
import { type Scope, type Value, bool, resting } from "../values/value";
import { compare } from "./comparisons";
import { evaluate } from "./evaluate";
import type { Machine } from "./machine";
import { eitherValue } from "./ways";

export function logical(
  machine: Machine,
  operator: "and" | "or",
  operands: readonly Expression[],
  scope: Scope,
  before: Reads = noReads,
): Value {
  const value = resting(evaluate(machine, operands[0]!, scope), before);
  if (operands.length === 1) return value;
  const is = truth(value);
  if (is === (operator === "or")) return value;
  const rest = (): Value => logical(machine, operator, operands.slice(1), scope, value.reads);
  if (is !== undefined) return rest();
  const why = value.kind === "unknown" ? machine.derived(value) : machine.unevaluated(`\`${operator}\``, [value]);
  // What is known to be a boolean is known where it decides.
  const deciding =
    value.kind === "unknown" && value.type === "bool" ? resting(bool(operator === "or"), value.reads) : value;
  return eitherValue(machine, why, [() => deciding, rest]);
}

export function comparison(machine: Machine, expression: Expression & { kind: "compare" }, scope: Scope): Value {
  let left = evaluate(machine, expression.first, scope);
  let result: Value = bool(true);
  for (const { operator, operand } of expression.rest) {
    const right = evaluate(machine, operand, scope);
    const next = resting(compare(machine, operator, left, right), result.reads);
    if (truth(next) === false) return next;
    result = truth(result) === undefined ? result : next;
    left = right;
  }
  return result;
}

export function conditional(machine: Machine, expression: Expression & { kind: "conditional" }, scope: Scope): Value {
  const test = evaluate(machine, expression.test, scope);
  const is = truth(test);
  if (is !== undefined)
    return resting(evaluate(machine, is ? expression.then : expression.otherwise, scope), test.reads);
  const why = test.kind === "unknown" ? machine.derived(test) : machine.unevaluated("a condition", [test]);
  const either = eitherValue(machine, why, [
    () => evaluate(machine, expression.then, scope),
    () => evaluate(machine, expression.otherwise, scope),
  ]);
  return resting(either, test.reads);
}

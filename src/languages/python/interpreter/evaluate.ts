import type { CallExpression, Constant, Expression } from "../parse/syntax";
import {
  type Arguments,
  type Scope,
  type Unknown,
  type Value,
  bool,
  float,
  int,
  none,
  str,
  tuple,
} from "../values/value";
import { getAttribute } from "./attributes";
import { call } from "./call";
import { evaluateComparison, evaluateConditional, evaluateLogical } from "./choices";
import { comprehend } from "./comprehend";
import { evaluateItems, evaluateDict, makeSet } from "./displays";
import { evaluateFormatString } from "./formatStrings";
import { makeFunction } from "./functions";
import type { Interpreter } from "./interpreter";
import { getItem } from "./items";
import { itemsOf, pairsOf, whyNotIterated } from "./iterate";
import { bindName, lookUp } from "./names";
import { binary, unary } from "./operators";

/** Evaluates an expression; the result is unknown if only Python could say. */
export function evaluate(python: Interpreter, expression: Expression, scope: Scope): Value {
  python.step();
  python.line = expression.line;
  switch (expression.kind) {
    case "name":
      return lookUp(python, scope, expression.name);
    case "constant":
      return constant(python, expression.value);
    case "formatString":
      return evaluateFormatString(python, expression.parts, scope);
    case "list":
      return evaluateItems(python, expression.items, scope, (items, rest) => python.list(items, rest));
    case "tuple":
      return evaluateItems(python, expression.items, scope, (items, rest) => rest ?? tuple(items));
    case "set":
      return evaluateItems(python, expression.items, scope, (items, rest) => makeSet(python, items, rest));
    case "dict":
      return evaluateDict(python, expression.entries, scope);
    case "unary":
      return unary(python, expression.operator, evaluate(python, expression.operand, scope));
    case "binary": {
      const left = evaluate(python, expression.left, scope);
      const right = evaluate(python, expression.right, scope);
      python.line = expression.line;
      return binary(python, expression.operator, left, right);
    }
    case "logical":
      return evaluateLogical(python, expression.operator, expression.operands, scope);
    case "compare":
      return evaluateComparison(python, expression, scope);
    case "conditional":
      return evaluateConditional(python, expression, scope);
    case "lambda":
      return makeFunction(python, "<lambda>", expression, scope);
    case "comprehension":
      return comprehend(python, expression, scope);
    case "attribute":
      return getAttribute(python, evaluate(python, expression.object, scope), expression.name);
    case "subscript": {
      const object = evaluate(python, expression.object, scope);
      const index = evaluate(python, expression.index, scope);
      python.line = expression.line;
      return getItem(python, object, index);
    }
    case "slice": {
      const bounds = [expression.lower, expression.upper, expression.step];
      return { kind: "slice", bounds: bounds.map((each) => each && evaluate(python, each, scope)) };
    }
    case "call": {
      const callee = evaluate(python, expression.callee, scope);
      const given = readArguments(python, expression, scope);
      python.line = expression.line;
      return call(python, callee, given);
    }
    case "named": {
      const value = evaluate(python, expression.value, scope);
      bindName(python, scope, expression.name, value);
      return value;
    }
    case "starred":
      return evaluate(python, expression.value, scope);
    case "suspended":
      return python.unknownResult("`await` or `yield`");
  }
}

function constant(python: Interpreter, value: Constant): Value {
  switch (value.type) {
    case "none":
      return none;
    case "ellipsis":
      return { kind: "ellipsis" };
    case "unsupported":
      return python.unknown("a literal");
    case "bool":
      return bool(value.value);
    case "int":
      return int(value.value) ?? { ...python.unknown("a large number"), type: "int" };
    case "float":
      return float(value.value);
    case "bytes":
      return { kind: "bytes", value: value.value };
    case "str":
      return str(value.value) ?? { ...python.unknown("a long text"), type: "str" };
  }
}

function readArguments(python: Interpreter, { arguments: list }: CallExpression, scope: Scope): Arguments {
  const positional: Value[] = [];
  const keyword = new Map<string, Value>();
  let unknown: Unknown | undefined;
  for (const { form, name, value: expression } of list) {
    const value = evaluate(python, expression, scope);
    if (form === "positional") {
      positional.push(value);
    } else if (form === "keyword") {
      keyword.set(name!, value);
    } else if (form === "star") {
      const items = itemsOf(python, value);
      if (items) positional.push(...items);
      else unknown ??= whyNotIterated(python, value);
    } else {
      const pairs = value.kind === "dict" ? pairsOf(value.cell.content) : undefined;
      if (!pairs) unknown ??= whyNotIterated(python, value);
      for (const [key, each] of pairs ?? []) if (key.kind === "str") keyword.set(key.value, each);
    }
  }
  return { positional, keyword, ...(unknown && { unknown }) };
}

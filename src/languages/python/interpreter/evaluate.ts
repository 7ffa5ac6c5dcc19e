import type { CallExpression, Constant, Expression } from "../parse/syntax";
import { noReads } from "../values/read";
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
import { comparison, conditional, logical } from "./choices";
import { comprehend } from "./comprehend";
import { collected, dictOf, setOf } from "./displays";
import { formatted } from "./formatStrings";
import { makeFunction } from "./functions";
import { getItem } from "./items";
import { itemsOf, pairsOf, whyNotIterated } from "./iterate";
import type { Machine } from "./machine";
import { bindName, lookUp } from "./names";
import { binary, unary } from "./operators";

/** The value of an expression; an unknown where only running it would tell. */
export function evaluate(machine: Machine, expression: Expression, scope: Scope): Value {
  machine.step();
  machine.line = expression.line;
  switch (expression.kind) {
    case "name":
      return lookUp(machine, scope, expression.name);
    case "constant":
      return constant(machine, expression.value);
    case "formatString":
      return formatted(machine, expression.parts, scope);
    case "list":
      return collected(machine, expression.items, scope, (items, rest) => machine.list(items, rest));
    case "tuple":
      return collected(machine, expression.items, scope, (items, rest) => rest ?? tuple(items));
    case "set":
      return collected(machine, expression.items, scope, (items, rest) => setOf(machine, items, rest));
    case "dict":
      return dictOf(machine, expression.entries, scope);
    case "unary":
      return unary(machine, expression.operator, evaluate(machine, expression.operand, scope));
    case "binary": {
      const left = evaluate(machine, expression.left, scope);
      const right = evaluate(machine, expression.right, scope);
      machine.line = expression.line;
      return binary(machine, expression.operator, left, right);
    }
    case "logical":
      return logical(machine, expression.operator, expression.operands, scope);
    case "compare":
      return comparison(machine, expression, scope);
    case "conditional":
      return conditional(machine, expression, scope);
    case "lambda":
      return makeFunction(machine, "<lambda>", expression, scope);
    case "comprehension":
      return comprehend(machine, expression, scope);
    case "attribute":
      return getAttribute(machine, evaluate(machine, expression.object, scope), expression.name);
    case "subscript": {
      const object = evaluate(machine, expression.object, scope);
      const index = evaluate(machine, expression.index, scope);
      machine.line = expression.line;
      return getItem(machine, object, index);
    }
    case "slice": {
      const bounds = [expression.lower, expression.upper, expression.step];
      return { kind: "slice", bounds: bounds.map((each) => each && evaluate(machine, each, scope)), reads: noReads };
    }
    case "call": {
      const callee = evaluate(machine, expression.callee, scope);
      const given = readArguments(machine, expression, scope);
      machine.line = expression.line;
      return call(machine, callee, given);
    }
    case "named": {
      const value = evaluate(machine, expression.value, scope);
      bindName(machine, scope, expression.name, value);
      return value;
    }
    case "starred":
      return evaluate(machine, expression.value, scope);
    case "suspended":
      return machine.unevaluated("`await` or `yield`");
  }
}

function constant(machine: Machine, value: Constant): Value {
  switch (value.type) {
    case "none":
      return none;
    case "ellipsis":
      return { kind: "ellipsis", reads: noReads };
    case "unsupported":
      return machine.unknown("a literal");
    case "bool":
      return bool(value.value);
    case "int":
      return int(value.value) ?? { ...machine.unknown("a large number"), type: "int" };
    case "float":
      return float(value.value);
    case "bytes":
      return { kind: "bytes", value: value.value, reads: noReads };
    case "str":
      return str(value.value) ?? { ...machine.unknown("a long text"), type: "str" };
  }
}

function readArguments(machine: Machine, { arguments: list }: CallExpression, scope: Scope): Arguments {
  const positional: Value[] = [];
  const keyword = new Map<string, Value>();
  let unknown: Unknown | undefined;
  for (const { form, name, value: expression } of list) {
    const value = evaluate(machine, expression, scope);
    if (form === "positional") {
      positional.push(value);
    } else if (form === "keyword") {
      keyword.set(name!, value);
    } else if (form === "star") {
      const items = itemsOf(machine, value);
      if (items) positional.push(...items);
      else unknown ??= whyNotIterated(machine, value);
    } else {
      const pairs = value.kind === "dict" ? pairsOf(value.cell.content) : undefined;
      if (!pairs) unknown ??= whyNotIterated(machine, value);
      for (const pair of pairs ?? [])
        if (pair.kind === "tuple" && pair.items[0]!.kind === "str") keyword.set(pair.items[0]!.value, pair.items[1]!);
    }
  }
  return { positional, keyword, ...(unknown && { unknown }) };
}

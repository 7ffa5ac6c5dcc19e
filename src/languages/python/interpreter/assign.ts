import { update } from "../library/dicts";
import { extend } from "../library/lists";
import type { AugmentedAssignment, Expression } from "../parse/syntax";
import { CallArguments } from "../values/callArguments";
import { withRead, type Scope, type Value } from "../values/value";
import { getAttribute, setAttribute } from "./attributes";
import { evaluate } from "./evaluate";
import type { Interpreter } from "./interpreter";
import { deleteItemOf, getItem, setItemOf } from "./items";
import { itemsOf, whyNotIterated } from "./iterate";
import { bindName, lookUp, unbindName } from "./names";
import { binary } from "./operators";

/** `target = value`. */
export function assign(python: Interpreter, target: Expression, value: Value, scope: Scope): void {
  switch (target.kind) {
    case "name":
      return bindName(python, scope, target.name, value);
    case "tuple":
    case "list":
      return unpack(python, target.items, value, scope);
    case "starred":
      return assign(python, target.value, value, scope);
    case "attribute":
      return setAttribute(python, evaluate(python, target.object, scope), target.name, value);
    case "subscript": {
      const object = evaluate(python, target.object, scope);
      return setItemOf(python, object, evaluate(python, target.index, scope), value);
    }
    default:
      python.unknownResult("an assignment");
  }
}

function unpack(python: Interpreter, targets: readonly Expression[], value: Value, scope: Scope): void {
  const items = itemsOf(python, value);
  const star = targets.findIndex(({ kind }) => kind === "starred");
  const fits = items && (star < 0 ? items.length === targets.length : items.length >= targets.length - 1);
  if (!items) {
    const why = whyNotIterated(python, value);
    for (const target of targets) assign(python, target, why, scope);
    return;
  }
  if (!fits) python.raise("ValueError", "the number of values to unpack does not fit", value.read);
  const behind = targets.length - 1 - star;
  for (const [at, target] of targets.entries()) {
    if (at === star) assign(python, target, python.list(items.slice(star, items.length - behind)), scope);
    else
      assign(python, target, star >= 0 && at > star ? items[items.length - targets.length + at]! : items[at]!, scope);
  }
}

/** `target += value` and the like: lists, dictionaries and sets are changed in place. */
export function augment(
  python: Interpreter,
  { target, operator, value, line }: AugmentedAssignment,
  scope: Scope,
): void {
  if (target.kind === "name") {
    const current = lookUp(python, scope, target.name);
    const added = evaluate(python, value, scope);
    python.line = line;
    return bindName(python, scope, target.name, augmentValue(python, operator, current, added));
  }
  if (target.kind === "attribute") {
    const object = evaluate(python, target.object, scope);
    const current = getAttribute(python, object, target.name);
    return setAttribute(
      python,
      object,
      target.name,
      augmentValue(python, operator, current, evaluate(python, value, scope)),
    );
  }
  if (target.kind === "subscript") {
    const object = evaluate(python, target.object, scope);
    const index = evaluate(python, target.index, scope);
    const current = getItem(python, object, index);
    setItemOf(python, object, index, augmentValue(python, operator, current, evaluate(python, value, scope)));
  }
}

function augmentValue(python: Interpreter, operator: string, current: Value, value: Value): Value {
  if (current.kind === "list" && operator === "+") {
    extend(python, current, value);
    return withRead(current, value.read);
  }
  if (current.kind === "dict" && operator === "|") {
    update(python, current, new CallArguments({ positional: [value], keyword: new Map() }));
    return withRead(current, value.read);
  }
  const result = binary(python, operator, current, value);
  if (current.kind === "set" || current.kind === "unknown" || current.kind === "list")
    python.escape([current], python.unknown(`\`${operator}=\``, [value]));
  return result;
}

/** `del target`. */
export function unassign(python: Interpreter, target: Expression, scope: Scope): void {
  if (target.kind === "name") {
    lookUp(python, scope, target.name);
    unbindName(python, scope, target.name);
  } else if (target.kind === "tuple" || target.kind === "list") {
    for (const item of target.items) unassign(python, item, scope);
  } else if (target.kind === "subscript") {
    const object = evaluate(python, target.object, scope);
    deleteItemOf(python, object, evaluate(python, target.index, scope));
  } else if (target.kind === "attribute") {
    python.escape([evaluate(python, target.object, scope)], python.unknownResult("a deletion"));
  }
}

import { update } from "../library/dicts";
import { extend } from "../library/lists";
import { Call } from "../library/textMethods";
import type { AugmentedAssignment, Expression } from "../parse/syntax";
import { resting, type Scope, type Value } from "../values/value";
import { getAttribute, setAttribute } from "./attributes";
import { evaluate } from "./evaluate";
import { deleteItemOf, getItem, setItemOf } from "./items";
import { itemsOf, whyNotIterated } from "./iterate";
import type { Machine } from "./machine";
import { bindName, lookUp, unbindName } from "./names";
import { binary } from "./operators";

/** `target = value`. */
export function assign(machine: Machine, target: Expression, value: Value, scope: Scope): void {
  switch (target.kind) {
    case "name":
      return bindName(machine, scope, target.name, value);
    case "tuple":
    case "list":
      return unpack(machine, target.items, value, scope);
    case "starred":
      return assign(machine, target.value, value, scope);
    case "attribute":
      return setAttribute(machine, evaluate(machine, target.object, scope), target.name, value);
    case "subscript": {
      const object = evaluate(machine, target.object, scope);
      return setItemOf(machine, object, evaluate(machine, target.index, scope), value);
    }
    default:
      machine.unevaluated("an assignment");
  }
}

function unpack(machine: Machine, targets: readonly Expression[], value: Value, scope: Scope): void {
  const items = itemsOf(machine, value);
  const star = targets.findIndex(({ kind }) => kind === "starred");
  const fits = items && (star < 0 ? items.length === targets.length : items.length >= targets.length - 1);
  if (!items) {
    const why = whyNotIterated(machine, value);
    for (const target of targets) assign(machine, target, why, scope);
    return;
  }
  if (!fits) machine.raise("ValueError", "the number of values to unpack does not fit", value.reads);
  const behind = targets.length - 1 - star;
  for (const [at, target] of targets.entries()) {
    if (at === star) assign(machine, target, machine.list(items.slice(star, items.length - behind)), scope);
    else
      assign(machine, target, star >= 0 && at > star ? items[items.length - targets.length + at]! : items[at]!, scope);
  }
}

/** `target += value` and its like: lists, dictionaries and sets are changed where they are. */
export function augment(machine: Machine, { target, operator, value, line }: AugmentedAssignment, scope: Scope): void {
  if (target.kind === "name") {
    const current = lookUp(machine, scope, target.name);
    const added = evaluate(machine, value, scope);
    machine.line = line;
    return bindName(machine, scope, target.name, augmented(machine, operator, current, added));
  }
  if (target.kind === "attribute") {
    const object = evaluate(machine, target.object, scope);
    const current = getAttribute(machine, object, target.name);
    return setAttribute(
      machine,
      object,
      target.name,
      augmented(machine, operator, current, evaluate(machine, value, scope)),
    );
  }
  if (target.kind === "subscript") {
    const object = evaluate(machine, target.object, scope);
    const index = evaluate(machine, target.index, scope);
    const current = getItem(machine, object, index);
    setItemOf(machine, object, index, augmented(machine, operator, current, evaluate(machine, value, scope)));
  }
}

function augmented(machine: Machine, operator: string, current: Value, value: Value): Value {
  if (current.kind === "list" && operator === "+") {
    extend(machine, current, value);
    return resting(current, value.reads);
  }
  if (current.kind === "dict" && operator === "|") {
    update(machine, current, new Call({ positional: [value], keyword: new Map() }));
    return resting(current, value.reads);
  }
  const result = binary(machine, operator, current, value);
  if (current.kind === "set" || current.kind === "unknown" || current.kind === "list")
    machine.escape([current], machine.unknown(`\`${operator}=\``, [value]));
  return result;
}

/** `del target`. */
export function unassign(machine: Machine, target: Expression, scope: Scope): void {
  if (target.kind === "name") {
    lookUp(machine, scope, target.name);
    unbindName(machine, scope, target.name);
  } else if (target.kind === "tuple" || target.kind === "list") {
    for (const item of target.items) unassign(machine, item, scope);
  } else if (target.kind === "subscript") {
    const object = evaluate(machine, target.object, scope);
    deleteItemOf(machine, object, evaluate(machine, target.index, scope));
  } else if (target.kind === "attribute") {
    machine.escape([evaluate(machine, target.object, scope)], machine.unevaluated("a deletion"));
  }
}

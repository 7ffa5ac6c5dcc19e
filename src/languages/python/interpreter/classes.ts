import type { ClassDefinition } from "../parse/syntax";
import type { ClassObject, Scope, Unknown, Value } from "../values/value";
import { evaluate } from "./evaluate";
import { executeBlock } from "./execute";
import { decorate } from "./functions";
import type { Interpreter } from "./interpreter";
import { bindName } from "./names";

/** `class`, with its decorators. */
export function defineClass(python: Interpreter, definition: ClassDefinition, scope: Scope): void {
  const bases: ClassObject[] = [];
  let unknownBase: Unknown | undefined;
  for (const { form, value } of definition.bases) {
    const base = evaluate(python, value, scope);
    if (form === "positional" && base.kind === "class") bases.push(base.class);
    else if (form !== "positional" || !isObject(base))
      unknownBase ??= base.kind === "unknown" ? base : python.unknown(`the class ${definition.name}`, [base]);
  }
  const made: ClassObject = {
    name: definition.name,
    namespace: python.namespace(),
    annotations: new Map(),
    bases,
    order: [],
    ...(unknownBase && { unknownBase }),
  };
  const order = resolutionOrder(made, bases);
  made.order = order ?? [made];
  if (!order) made.unknownBase ??= python.unknownResult(`the class ${definition.name}`);
  runBody(python, definition, {
    namespace: made.namespace,
    kind: "class",
    parent: scope,
    module: scope.module,
    elsewhere: new Map(),
    owner: made,
  });
  let value: Value = { kind: "class", class: made };
  for (const decorator of definition.decorators.toReversed())
    value = decorate(python, evaluate(python, decorator, scope), value);
  python.line = definition.line;
  bindName(python, scope, definition.name, value);
}

function runBody(python: Interpreter, { body }: ClassDefinition, scope: Scope): void {
  const { frame } = python;
  python.frame = { ...frame, scope };
  try {
    executeBlock(python, body, scope);
  } finally {
    python.frame = frame;
  }
}

function isObject(base: Value): boolean {
  return base.kind === "builtin" && base.builtin.type === "object";
}

/** The method resolution order of a class (C3); `undefined` if there is none. */
function resolutionOrder(made: ClassObject, bases: readonly ClassObject[]): readonly ClassObject[] | undefined {
  const lists = [...bases.map(({ order }) => [...order]), [...bases]];
  const order = [made];
  for (;;) {
    const left = lists.filter((list) => list.length > 0);
    if (left.length === 0) return order;
    const next = left.map((list) => list[0]!).find((head) => !left.some((list) => list.indexOf(head) > 0));
    if (!next) return undefined;
    order.push(next);
    for (const list of left) if (list[0] === next) list.shift();
  }
}

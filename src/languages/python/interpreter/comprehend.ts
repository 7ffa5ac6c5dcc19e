import type { Comprehension } from "../parse/syntax";
import { hashKey } from "../values/equality";
import type { Read } from "../values/read";
import { truth } from "../values/truth";
import { none, withRead, tuple, type Scope, type Unknown, type Value } from "../values/value";
import { assign } from "./assign";
import { comprehensionNames } from "./binding";
import { runAnyNumberOfTimes } from "./branches";
import { evaluate } from "./evaluate";
import type { Interpreter } from "./interpreter";
import { membersOf, itemsOf, whyNotIterated } from "./iterate";

/** Evaluates a comprehension. An unknown condition or iterable leaves the result open. */
export function comprehend(python: Interpreter, comprehension: Comprehension, outer: Scope): Value {
  const scope: Scope = {
    namespace: python.namespace(),
    kind: "comprehension",
    parent: outer,
    module: outer.module,
    elsewhere: new Map(),
    names: comprehensionNames(comprehension),
  };
  const found = new Elements(python, comprehension, scope);
  found.clause(0, outer);
  const { items, rest, read } = found;
  return withRead(make(python, comprehension, items, rest), read);
}

function make(python: Interpreter, { form }: Comprehension, items: readonly Value[], rest: Unknown | undefined): Value {
  if (form === "list") return python.list(items, rest);
  if (form === "generator") return python.iterator(items, rest);
  const keys = form === "dict" ? items.map((item) => (item.kind === "tuple" ? item.items[0]! : item)) : items;
  const unhashable = keys.find((key) => hashKey(key) === undefined);
  const why = rest ?? (unhashable && python.unknownResult("a key", [unhashable]));
  if (form === "set") return python.set(unhashable ? [] : items, false, why);
  if (why) return python.dict([], why);
  return python.dict(items.flatMap((item) => (item.kind === "tuple" ? [[item.items[0]!, item.items[1]!]] : [])));
}

class Elements {
  readonly items: Value[] = [];
  rest: Unknown | undefined;
  read: Read | undefined;

  constructor(
    private readonly python: Interpreter,
    private readonly comprehension: Comprehension,
    private readonly scope: Scope,
  ) {}

  /** Runs the loops from a clause inwards. The first iterable is evaluated in the enclosing scope. */
  clause(at: number, scopeOfIterable: Scope): void {
    const clause = this.comprehension.clauses[at];
    if (!clause) return this.element();
    const iterable = evaluate(this.python, clause.iterable, scopeOfIterable);
    this.read = this.read ?? iterable.read;
    const anyOrder = this.comprehension.form === "set" || this.comprehension.form === "dict";
    const items = anyOrder ? membersOf(this.python, iterable) : itemsOf(this.python, iterable);
    const run = (item: Value): void => {
      assign(this.python, clause.target, item, this.scope);
      this.conditions(at, 0);
    };
    if (items) return items.forEach(run);
    const why = whyNotIterated(this.python, iterable);
    this.rest ??= why;
    this.unknownTimes(why, () => run(why));
  }

  private conditions(at: number, next: number): void {
    const condition = this.comprehension.clauses[at]!.conditions[next];
    if (!condition) return this.clause(at + 1, this.scope);
    const test = evaluate(this.python, condition, this.scope);
    this.read = this.read ?? test.read;
    const is = truth(test);
    if (is === false) return;
    if (is) return this.conditions(at, next + 1);
    const why = test.kind === "unknown" ? test : this.python.unknown("a condition", [test]);
    this.rest ??= why;
    this.unknownTimes(why, () => this.conditions(at, next + 1));
  }

  /** Runs what may run any number of times, for what it changes. Its elements are uncertain and are dropped. */
  private unknownTimes(why: Unknown, run: () => void): void {
    const { length } = this.items;
    runAnyNumberOfTimes(this.python, why, () => {
      run();
      return none;
    });
    this.items.length = length;
  }

  private element(): void {
    const { element, value } = this.comprehension;
    const made = evaluate(this.python, element, this.scope);
    this.items.push(value ? tuple([made, evaluate(this.python, value, this.scope)]) : made);
  }
}

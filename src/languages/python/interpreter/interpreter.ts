import { hashKey } from "../values/equality";
import { builtinExceptions, LimitReached, Raised } from "../values/exceptions";
import { bindingLattice, cellsOf, dictLattice, listLattice, opaqueLattice, setLattice } from "../values/join";
import { firstRead, type Read } from "../values/read";
import { Store } from "../values/store";
import {
  firstUnknown,
  text,
  type Binding,
  type ClassObject,
  type Dict,
  type List,
  type Namespace,
  type Reason,
  type Unknown,
  type Value,
} from "../values/value";
import { EnvironmentVariables, type ProcessEnvironment } from "./environment";
import type { Frame, OpenTry } from "./frame";
import type { Modules } from "./modules";
import { ProjectFiles, type Project } from "./projectFiles";

/** How far a program is followed. */
export const limits = { steps: 600_000, depth: 60, items: 50_000 };

/** The members of a module of a modelled library. */
export type LibraryModule = Readonly<Record<string, Value>>;

/** The modules of a modelled library, by name. */
export type Library = (python: Interpreter) => Readonly<Record<string, LibraryModule>>;

/** What a program is given to run with. */
export interface World extends Project {
  readonly environment: ProcessEnvironment;
  /** The first folder of `sys.path`, as `files` reads it. */
  readonly folder: string;
  readonly libraries: readonly Library[];
}

/** A running program: its state, and the operations that every part of the interpreter needs. */
export class Interpreter {
  readonly store = new Store();
  readonly environment: EnvironmentVariables;
  readonly files: ProjectFiles;
  readonly exceptions: ReadonlyMap<string, ClassObject>;
  /** The `try` statements around the running statement, the innermost last. */
  readonly openTries: OpenTry[] = [];
  /** The place of the running statement. */
  file = "";
  line = 0;
  depth = 0;
  /** The variable on which the conditions depend that led here. */
  conditions: Read | undefined;
  frame: Frame = { loops: [], handled: [] };
  /** Set by `startInterpreter`: the loader runs modules in this interpreter. */
  modules!: Modules;
  /** The built-in names, set by `startInterpreter`. */
  builtins!: Readonly<Record<string, Value>>;
  private steps = 0;

  constructor(readonly world: World) {
    this.environment = new EnvironmentVariables(this.store, world.environment);
    this.files = new ProjectFiles(world, this);
    this.exceptions = this.exceptionClasses();
  }

  step(cost = 1): void {
    this.steps += cost;
    if (this.steps > limits.steps) throw new LimitReached(this.file, this.line);
  }

  namespace(): Namespace {
    return { cells: new Map(), opaque: this.store.cell<Unknown | undefined>(undefined, opaqueLattice) };
  }

  lookup({ cells, opaque }: Namespace, name: string): Binding | undefined {
    const binding = cells.get(name)?.content;
    if (binding) return binding;
    const unknown = opaque.content;
    return unknown && { value: { ...unknown, mayBeAbsent: true }, file: this.file, line: this.line };
  }

  bind(namespace: Namespace, name: string, value: Value): void {
    this.bindAs(namespace, name, { value, file: this.file, line: this.line });
  }

  /** Binds a name as it was bound elsewhere, or unbinds it. */
  bindAs({ cells, opaque }: Namespace, name: string, binding: Binding | undefined): void {
    let cell = cells.get(name);
    if (!cell) cells.set(name, (cell = this.store.cell<Binding | undefined>(undefined, bindingLattice, opaque.born)));
    this.store.set(cell, binding);
  }

  /** Forgets a namespace: any name may have been bound to anything. */
  forgetNames({ cells, opaque }: Namespace, why: Unknown): void {
    for (const cell of cells.values()) this.store.forget(cell as never, why);
    this.store.set(opaque, why);
  }

  list(items: readonly Value[], rest?: Unknown): List {
    this.step(items.length);
    return { kind: "list", cell: this.store.cell({ items, ...(rest && { rest }) }, listLattice) };
  }

  dict(entries: Iterable<readonly [Value, Value]>, rest?: Unknown): Dict {
    const content = new Map([...entries].map(([key, value]) => [hashKey(key)!, { key, value }]));
    this.step(content.size);
    const cell = this.store.cell({ entries: content, ...(rest && { rest }) }, dictLattice);
    return { kind: "dict", cell };
  }

  /** A dictionary whose keys are texts. */
  record(values: Readonly<Record<string, Value>>): Dict {
    return this.dict(Object.entries(values).map(([key, value]) => [text(key), value]));
  }

  set(items: Iterable<Value>, frozen = false, rest?: Unknown): Value {
    const content = new Map([...items].map((item) => [hashKey(item)!, item]));
    const cell = this.store.cell({ items: content, ...(rest && { rest }) }, setLattice);
    return { kind: "set", cell, frozen };
  }

  iterator(items: readonly Value[], rest?: Unknown): Value {
    this.step(items.length);
    return { kind: "iterator", cell: this.store.cell({ items, ...(rest && { rest }) }, listLattice) };
  }

  /** The unknown result of an operation, which may also raise an exception. `what` names it as code does. */
  unknownResult(what: string, rests: readonly Value[] = []): Unknown {
    this.mayRaise();
    return this.unknown(what, rests);
  }

  /** An unknown value. It has the reason of the first unknown among the values that it depends on. */
  unknown(what: string, rests: readonly Value[] = []): Unknown {
    const read = firstRead(rests);
    const cause = firstUnknown(rests);
    const reason: Reason = cause?.reason ?? { kind: "unevaluated", text: what, file: this.file, line: this.line };
    return { kind: "unknown", reason, read, aliases: [] };
  }

  /** The result of an operation on an unknown value. */
  derive(unknown: Unknown, others: readonly Value[] = []): Unknown {
    this.mayRaise();
    const read = unknown.read ?? firstRead(others);
    return { kind: "unknown", reason: unknown.reason, read, aliases: unknown.aliases };
  }

  /** Notes that an exception may be raised here, of an unknown type if none is given; what follows assumes none was. */
  mayRaise(type?: ClassObject, value?: Value, read?: Read): void {
    for (const attempt of [...this.openTries].reverse()) {
      attempt.mayBeLeft(type, value, this.conditions ?? read);
      if (attempt.surelyCatches(type)) return;
    }
  }

  /** The class of a built-in exception. */
  exception(name: string): ClassObject {
    const found = this.exceptions.get(name);
    if (!found) throw new TypeError(`Python has no built-in exception ${name}`);
    return found;
  }

  /** Raises a built-in exception, or one of a modelled library. */
  raise(name: string | ClassObject, message: string, read?: Read): never {
    const type = typeof name === "string" ? this.exception(name) : name;
    const instance = { class: type, attributes: this.namespace(), arguments: [text(message)] };
    const rests = read ?? this.conditions;
    throw new Raised(type, { kind: "instance", instance, read }, message, this.file, this.line, rests);
  }

  /** Makes unknown what is passed to unknown code, which may change it. */
  escape(values: Iterable<Value>, why: Unknown, seen = new Set<unknown>()): void {
    for (const value of values) {
      if (value.kind === "tuple") this.escape(value.items, why, seen);
      if (value.kind === "namespace") this.forgetNames(value.namespace, why);
      if (value.kind === "function" && value.function.self) this.escape([value.function.self], why, seen);
      for (const cell of cellsOf(value)) {
        if (seen.has(cell)) continue;
        seen.add(cell);
        this.escape(valuesIn(cell.content), why, seen);
        this.store.change(cell, cell.lattice.unknown(cell.content, why), why);
      }
    }
  }

  /** A new class that the program does not define. */
  class(name: string, base?: ClassObject, construct?: ClassObject["construct"]): ClassObject {
    const made = { name, namespace: this.namespace(), annotations: new Map(), order: [] as ClassObject[], construct };
    made.order.push(made, ...(base?.order ?? []));
    return made;
  }

  private exceptionClasses(): ReadonlyMap<string, ClassObject> {
    const classes = new Map([["BaseException", this.class("BaseException")]]);
    for (const [name, base] of Object.entries(builtinExceptions))
      classes.set(name, this.class(name, classes.get(base)));
    const osError = classes.get("OSError");
    if (osError) classes.set("IOError", osError).set("EnvironmentError", osError);
    return classes;
  }
}

/** The values inside the content of a cell. */
function* valuesIn(content: unknown): Iterable<Value> {
  if (typeof content !== "object" || content === null) return;
  if ("items" in content) yield* (content.items as ReadonlyMap<string, Value> | readonly Value[]).values();
  if ("entries" in content)
    for (const { value } of (content.entries as ReadonlyMap<string, { value: Value }>).values()) yield value;
  if ("value" in content) yield content.value as Value;
}

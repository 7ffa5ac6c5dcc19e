import type { Block, Statement } from "../parse/syntax";
import { Raised } from "../values/exceptions";
import { union } from "../values/read";
import { truth } from "../values/truth";
import { none, type ClassObject, type Scope, type Value } from "../values/value";
import { assign, augment, unassign } from "./assign";
import { dead, normal, type Completion } from "./attempt";
import { executeIf, executeMatch, executeTry, executeWith } from "./branches";
import { textOfException } from "./call";
import { defineClass } from "./classes";
import { evaluate } from "./evaluate";
import { defineFunction } from "./functions";
import { executeImport, executeImportFrom } from "./imports";
import { executeFor, executeWhile } from "./loops";
import type { Machine } from "./machine";

/** Runs statements until one of them leads elsewhere. */
export function executeBlock(machine: Machine, block: Block, scope: Scope): Completion {
  for (const statement of block) {
    const completion = execute(machine, statement, scope);
    if (completion !== normal) return completion;
  }
  return normal;
}

function execute(machine: Machine, statement: Statement, scope: Scope): Completion {
  machine.step();
  machine.line = statement.line;
  switch (statement.kind) {
    case "expression":
      evaluate(machine, statement.value, scope);
      return normal;
    case "assign": {
      const value = evaluate(machine, statement.value, scope);
      machine.line = statement.line;
      for (const target of statement.targets) assign(machine, target, value, scope);
      return normal;
    }
    case "annotated": {
      const value = statement.value && evaluate(machine, statement.value, scope);
      if (scope.owner && statement.target.kind === "name") annotate(machine, statement, scope);
      machine.line = statement.line;
      if (value) assign(machine, statement.target, value, scope);
      return normal;
    }
    case "augmented":
      augment(machine, statement, scope);
      return normal;
    case "delete":
      for (const target of statement.targets) unassign(machine, target, scope);
      return normal;
    case "break":
    case "continue":
      return { kind: statement.kind };
    case "return":
      return { kind: "return", value: statement.value ? evaluate(machine, statement.value, scope) : none };
    case "raise":
      return raise(machine, statement.value && evaluate(machine, statement.value, scope));
    case "assert":
      return check(machine, evaluate(machine, statement.test, scope));
    case "import":
      executeImport(machine, statement, scope);
      return normal;
    case "importFrom":
      executeImportFrom(machine, statement, scope);
      return normal;
    case "if":
      return executeIf(machine, statement, scope);
    case "while":
      return executeWhile(machine, statement, scope);
    case "for":
      return executeFor(machine, statement, scope);
    case "try":
      return executeTry(machine, statement, scope);
    case "with":
      return executeWith(machine, statement, scope);
    case "match":
      return executeMatch(machine, statement, scope);
    case "function":
      defineFunction(machine, statement, scope);
      return normal;
    case "class":
      defineClass(machine, statement, scope);
      return normal;
    case "pass":
    case "global":
    case "nonlocal":
      return normal;
  }
}

/** An annotation may name what is imported for type checkers only: what cannot be evaluated is unknown there. */
function annotate(machine: Machine, statement: Statement & { kind: "annotated" }, scope: Scope): void {
  if (statement.target.kind !== "name") return;
  let type: Value;
  try {
    type = evaluate(machine, statement.annotation, scope);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    type = machine.unknown("an annotation");
  }
  scope.owner!.annotations.set(statement.target.name, type);
}

function raise(machine: Machine, value: Value | undefined): never {
  const { file, line } = machine;
  const raised = value ?? machine.frame.handled.at(-1);
  const made = raised?.kind === "class" ? instanceOf(machine, raised.class) : raised;
  const type: ClassObject | undefined = made?.kind === "instance" ? made.instance.class : undefined;
  const reads = union(machine.conditions, raised?.reads ?? []);
  throw new Raised(type, made, textOfException(made), file, line, reads);
}

function instanceOf(machine: Machine, type: ClassObject): Value {
  return { kind: "instance", instance: { class: type, attributes: machine.namespace(), arguments: [] }, reads: [] };
}

/** `assert`: where it is not known whether it holds, what follows assumes that it does. */
function check(machine: Machine, test: Value): Completion {
  const is = truth(test);
  if (is === undefined) machine.mayRaise(machine.exceptions.get("AssertionError"));
  if (is === false) machine.raise("AssertionError", "", test.reads);
  return normal;
}

/**
 * Takes a completion that leaves a statement of which several ways are gone to where it leads. Behind the statement
 * only what ended normally goes on.
 */
export function settle(machine: Machine, completion: Completion): Completion {
  const { frame } = machine;
  if (completion.kind === "return") {
    frame.returns?.leave(completion.value);
    return dead;
  }
  if (completion.kind === "break") frame.loops.at(-1)?.breaks.leave(undefined);
  if (completion.kind === "continue") frame.loops.at(-1)?.continues.leave(undefined);
  return completion.kind === "normal" ? normal : dead;
}

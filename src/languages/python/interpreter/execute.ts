import type { Block, Statement } from "../parse/syntax";
import { Raised } from "../values/exceptions";
import { truth } from "../values/truth";
import { none, type ClassObject, type Scope, type Value } from "../values/value";
import { assign, augment, unassign } from "./assign";
import { textOfException } from "./call";
import { defineClass } from "./classes";
import { dead, normal, type Completion } from "./completion";
import { executeIf, executeMatch, executeTry, executeWith } from "./compoundStatements";
import { evaluate } from "./evaluate";
import { defineFunction } from "./functions";
import { executeImport, executeImportFrom } from "./imports";
import type { Interpreter } from "./interpreter";
import { executeFor, executeWhile } from "./loops";

/** Runs statements until one of them returns, breaks or continues. */
export function executeBlock(python: Interpreter, block: Block, scope: Scope): Completion {
  for (const statement of block) {
    const completion = execute(python, statement, scope);
    if (completion !== normal) return completion;
  }
  return normal;
}

function execute(python: Interpreter, statement: Statement, scope: Scope): Completion {
  python.step();
  python.line = statement.line;
  switch (statement.kind) {
    case "expression":
      evaluate(python, statement.value, scope);
      return normal;
    case "assign": {
      const value = evaluate(python, statement.value, scope);
      python.line = statement.line;
      for (const target of statement.targets) assign(python, target, value, scope);
      return normal;
    }
    case "annotated": {
      const value = statement.value && evaluate(python, statement.value, scope);
      annotate(python, statement, scope);
      python.line = statement.line;
      if (value) assign(python, statement.target, value, scope);
      return normal;
    }
    case "augmented":
      augment(python, statement, scope);
      return normal;
    case "delete":
      for (const target of statement.targets) unassign(python, target, scope);
      return normal;
    case "break":
    case "continue":
      return { kind: statement.kind };
    case "return":
      return { kind: "return", value: statement.value ? evaluate(python, statement.value, scope) : none };
    case "raise":
      return raise(python, statement.value && evaluate(python, statement.value, scope));
    case "assert":
      return check(python, evaluate(python, statement.test, scope));
    case "import":
      executeImport(python, statement, scope);
      return normal;
    case "importFrom":
      executeImportFrom(python, statement, scope);
      return normal;
    case "if":
      return executeIf(python, statement, scope);
    case "while":
      return executeWhile(python, statement, scope);
    case "for":
      return executeFor(python, statement, scope);
    case "try":
      return executeTry(python, statement, scope);
    case "with":
      return executeWith(python, statement, scope);
    case "match":
      return executeMatch(python, statement, scope);
    case "function":
      defineFunction(python, statement, scope);
      return normal;
    case "class":
      defineClass(python, statement, scope);
      return normal;
    case "pass":
    case "global":
    case "nonlocal":
      return normal;
  }
}

/** Notes an annotation. It may name something that is imported for type checkers only, and is unknown then. */
function annotate(python: Interpreter, statement: Statement & { kind: "annotated" }, scope: Scope): void {
  const { owner } = scope;
  if (!owner || statement.target.kind !== "name") return;
  let type: Value;
  try {
    type = evaluate(python, statement.annotation, scope);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    type = python.unknown("an annotation");
  }
  owner.annotations.set(statement.target.name, type);
}

function raise(python: Interpreter, value: Value | undefined): never {
  const { file, line } = python;
  const raised = value ?? python.frame.handled.at(-1);
  const made = raised?.kind === "class" ? instanceOf(python, raised.class) : raised;
  const type: ClassObject | undefined = made?.kind === "instance" ? made.instance.class : undefined;
  const read = python.conditions ?? raised?.read;
  throw new Raised(type, made, textOfException(made), file, line, read);
}

function instanceOf(python: Interpreter, type: ClassObject): Value {
  return { kind: "instance", instance: { class: type, attributes: python.namespace(), arguments: [] } };
}

/** `assert`: what follows assumes that an unknown condition holds. */
function check(python: Interpreter, test: Value): Completion {
  const is = truth(test);
  if (is === undefined) python.mayRaise(python.exception("AssertionError"));
  if (is === false) python.raise("AssertionError", "", test.read);
  return normal;
}

/**
 * Routes the return, break or continue of one explored branch to its target.
 *
 * @returns `normal` if the branch goes on after the statement, else `dead`
 */
export function routeCompletion(python: Interpreter, completion: Completion): Completion {
  const { frame } = python;
  if (completion.kind === "return") {
    frame.returns?.arrive(completion.value);
    return dead;
  }
  if (completion.kind === "break") frame.loops.at(-1)?.breaks.arrive(undefined);
  if (completion.kind === "continue") frame.loops.at(-1)?.continues.arrive(undefined);
  return completion.kind === "normal" ? normal : dead;
}

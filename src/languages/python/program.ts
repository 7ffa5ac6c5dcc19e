import { Interpreter, type World } from "./interpreter/interpreter";
import { ModuleLoader } from "./interpreter/moduleLoader";
import { builtinNames } from "./library/builtins";
import { standardLibrary } from "./library/standardLibrary";
import { LimitReached, Raised } from "./values/exceptions";
import type { ModuleObject } from "./values/value";

/** Why a module does not load, or is not interpreted to its end. */
export interface Failure {
  /** `raises`: Python would stop there with an exception. */
  readonly kind: "raises" | "syntax" | "limit";
  /** What is wrong. It contains only values that are literally in the source. */
  readonly message: string;
  /** The file, as reports name it; empty if the fault stands in none. */
  readonly file: string;
  readonly line: number;
}

/** Starts an interpreter that can run modules. */
export function startInterpreter(world: World): Interpreter {
  const python = new Interpreter({ ...world, libraries: [standardLibrary, ...world.libraries] });
  python.builtins = builtinNames(python);
  python.modules = new ModuleLoader(python);
  return python;
}

/** Runs something; returns why Python would stop, or why it is not interpreted further. */
export function catchFailure<T>(run: () => T): T | Failure {
  try {
    return run();
  } catch (error) {
    if (error instanceof Raised) return failureOf(error);
    if (error instanceof LimitReached) {
      return {
        kind: "limit",
        message: "it takes too many steps to be followed",
        file: error.file,
        line: error.line,
      };
    }
    if (error instanceof RangeError)
      return { kind: "limit", message: "its calls are nested too deeply to be followed", file: "", line: 0 };
    throw error;
  }
}

function failureOf({ type, text, file, line }: Raised): Failure {
  const name = type?.name ?? "an exception";
  return { kind: "raises", message: text ? `it raises ${name}: ${text}` : `it raises ${name}`, file, line };
}

/** Whether a result is a failure. */
export function isFailure(value: object): value is Failure {
  return "message" in value && "kind" in value;
}

/** Runs the module of a name, with what it imports. */
export function runModule(python: Interpreter, name: string): ModuleObject | Failure {
  return catchFailure(() => {
    const value = python.modules.load(name);
    if (value.kind !== "module") return python.raise("ModuleNotFoundError", `No module named '${name}'`);
    const broken = python.modules.syntaxErrors.find(
      ({ file }) => file === python.world.files.nameOf(value.module.path),
    );
    return broken ? ({ kind: "syntax", ...broken } satisfies Failure) : value.module;
  });
}

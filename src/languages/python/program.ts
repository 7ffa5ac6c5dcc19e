import { Machine, type World } from "./interpreter/machine";
import { Modules } from "./interpreter/modules";
import { builtinNames } from "./library/builtins";
import { standardLibrary } from "./library/standardLibrary";
import { LimitReached, Raised } from "./values/exceptions";
import { noReads, type Reads } from "./values/read";
import type { ModuleObject } from "./values/value";

/** Why a module does not load, or is not followed to its end. */
export interface Failure {
  /** `raises`: Python itself would stop there. */
  readonly kind: "raises" | "syntax" | "limit";
  /** What is wrong, with no value that is not in the source as it is. */
  readonly message: string;
  /** As reports name it. */
  readonly file: string;
  readonly line: number;
  /** What led there: the variables that were looked at. */
  readonly reads: Reads;
}

/** A machine on which modules can be run. */
export function startMachine(world: World): Machine {
  const machine = new Machine({ ...world, libraries: [standardLibrary, ...world.libraries] });
  machine.modules = new Modules(machine, builtinNames(machine));
  return machine;
}

/** Runs something, and says why Python would stop, or where it is not followed further. */
export function following<T>(run: () => T): T | Failure {
  try {
    return run();
  } catch (error) {
    if (error instanceof Raised) return failureOf(error);
    if (error instanceof LimitReached) {
      return {
        kind: "limit",
        message: "it takes more steps than are followed",
        file: error.file,
        line: error.line,
        reads: noReads,
      };
    }
    if (error instanceof RangeError)
      return { kind: "limit", message: "it nests deeper than is followed", file: "", line: 0, reads: noReads };
    throw error;
  }
}

function failureOf({ type, text, file, line, reads }: Raised): Failure {
  const name = type?.name ?? "an exception";
  return { kind: "raises", message: text ? `it raises ${name}: ${text}` : `it raises ${name}`, file, line, reads };
}

export function isFailure(value: object): value is Failure {
  return "message" in value && "kind" in value;
}

/** Runs the module of a name, and what it imports. */
export function runModule(machine: Machine, name: string): ModuleObject | Failure {
  return following(() => {
    const value = machine.modules.load(name);
    if (value.kind !== "module") return machine.raise("ModuleNotFoundError", `No module named '${name}'`);
    const broken = machine.modules.unread.find(({ file }) => file === machine.world.files.nameOf(value.module.path));
    return broken ? ({ kind: "syntax", ...broken, reads: noReads } satisfies Failure) : value.module;
  });
}

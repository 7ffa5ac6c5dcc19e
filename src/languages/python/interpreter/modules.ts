import type { List, ModuleObject, Unknown, Value } from "../values/value";

/** The modules of a running program: `import` and `sys.modules`. */
export interface Modules {
  /** The part of `sys.path` that lies in the project. */
  readonly path: List;
  /** The files that could not be parsed; what they define is unknown. */
  readonly syntaxErrors: readonly { readonly message: string; readonly file: string; readonly line: number }[];
  /** A module that is running or has run: an entry of `sys.modules`. */
  loadedModule(name: string): ModuleObject | undefined;
  /** The absolute name of a module that another one imports; `undefined` beyond the top-level package. */
  absoluteName(from: ModuleObject, level: number, name: string): string | undefined;
  /**
   * The module of a name. It is run unless it has run before.
   *
   * @param forAll whether all its names are imported: a missing module that is no known library is then taken for
   *   the project's own
   * @throws Raised if the module is certain to be missing, or raises an exception itself
   */
  load(name: string, forAll?: boolean): Value;
  /** `from module import name`. */
  member(from: Value, moduleName: string, name: string): Value;
  /** Forgets what every module defines: anything may have been bound in any of them. */
  forgetAll(why: Unknown): void;
  /** Runs the statements of a file in the namespace of a module that has names already. */
  executeIn(module: ModuleObject, path: string): void;
}

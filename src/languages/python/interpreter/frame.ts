import type { Read } from "../values/read";
import type { Meeting } from "../values/store";
import type { ClassObject, Scope, Unknown, Value } from "../values/value";

/** The function, or the module, that runs, and what encloses the running statement in it. */
export interface Frame {
  /** The scope that `locals()` returns; `undefined` before the first module runs. */
  scope?: Scope;
  /** Where the branches that return meet; `undefined` in a module. */
  readonly returns?: Meeting<Value>;
  /** Why it is not known which of these branches runs. */
  why?: Unknown;
  /** The loops around the running statement, the innermost last. */
  readonly loops: { readonly breaks: Meeting<undefined>; readonly continues: Meeting<undefined> }[];
  /** The exceptions that are being handled, the innermost last; `undefined` for an unknown one. */
  readonly handled: (Value | undefined)[];
  /** The class and the object to which `super()` refers. */
  readonly method?: { readonly owner: ClassObject; readonly self: Value };
}

/** A `try` statement while its body runs. */
export interface OpenTry {
  /**
   * Notes that an exception may leave the body here, for a handler.
   *
   * @param type its class; `undefined` if that is not known
   * @param read the variable on which raising the exception depends
   */
  mayBeLeft(type: ClassObject | undefined, value: Value | undefined, read: Read | undefined): void;
  /** Whether one of the handlers is certain to catch an exception of a type. */
  surelyCatches(type: ClassObject | undefined): boolean;
}

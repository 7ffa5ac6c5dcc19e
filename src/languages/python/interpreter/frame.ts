import type { Read } from "../values/read";
import type { Meeting } from "../values/store";
import type { ClassObject, Scope, Unknown, Value } from "../values/value";

/** What may leave a running function other than by coming to its end. */
export interface Frame {
  /** Whose variables `locals()` gives; absent before the first module runs. */
  scope?: Scope;
  /** Where the ways that return meet; absent in a module. */
  readonly returns?: Meeting<Value>;
  /** Why it is not known which of them the program goes. */
  why?: Unknown;
  /** The loops around the present place, the innermost last. */
  readonly loops: { readonly breaks: Meeting<undefined>; readonly continues: Meeting<undefined> }[];
  /** The exceptions that are being handled, the innermost last; `undefined` where it is not known which. */
  readonly handled: (Value | undefined)[];
  /** What `super()` without arguments is about. */
  readonly method?: { readonly owner: ClassObject; readonly self: Value };
}

/** A `try` statement while its body runs. */
export interface OpenTry {
  /**
   * Notes that an exception may leave the body here, for a handler.
   *
   * @param type its class; `undefined` if that is not known
   * @param read the variable that it depends on whether the exception is raised
   */
  mayBeLeft(type: ClassObject | undefined, value: Value | undefined, read: Read | undefined): void;
  /** Whether one of the handlers is certain to catch an exception of a type. */
  surelyCatches(type: ClassObject | undefined): boolean;
}

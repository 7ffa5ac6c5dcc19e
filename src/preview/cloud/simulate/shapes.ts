import type { Member } from "./typeText";

/** What a resource takes, and the properties that it has after its creation. */
export interface ResourceShape {
  readonly inputs: readonly Member[];
  readonly members: readonly Member[];
}

/** What the SDKs that a program has installed declare of resources and functions. */
export interface Shapes {
  /** The shape of a resource; `undefined` if its SDK is not installed. */
  resource(type: string): ResourceShape | undefined;
  /** The members of a function's result; `undefined` if its SDK does not declare one. */
  result(token: string): readonly Member[] | undefined;
  /** The members of a nested type of a package, by the name that a type of kind "named" has. */
  nested(pkg: string, name: string): readonly Member[];
}

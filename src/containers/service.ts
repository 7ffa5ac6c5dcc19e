import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import type { Definition } from "./definition";

/** A service of AWS that runs containers, and how its resources define them. */
export interface Service {
  /** The type tokens of the resources that define containers. */
  readonly types: readonly string[];
  /**
   * The definitions in a resource.
   *
   * @throws Undecided possibly part-way: the definitions that came before stand
   */
  read(resource: Resource, stack: Stack): Iterable<Definition>;
}

import type { Files } from "../base/files";
import type { Undecided } from "../base/undecided";
import type { Fact } from "./fact";
import type { Graph } from "./graph";
import type { Resource } from "./resource";
import type { Settings } from "./settings";

/** A stack as those who read facts see it: its resources, and the facts that other kinds read from them. */
export interface Stack {
  readonly graph: Graph;
  readonly settings: Settings;
  /** The files next to the program; `undefined` if the host provides none. */
  readonly files: Files | undefined;
  /** Whether an image that a container runs may be one that this stack builds. */
  readonly mayBuildImages: boolean;

  /**
   * Whether a known text comes from the stack's encrypted configuration or from the environment of the process, and
   * not from the program or its plain configuration.
   *
   * @throws Undecided if the host cannot decide it
   */
  comesFromSecret(text: string): boolean;

  /** The facts of a kind, one extract for each resource that can have such facts. */
  extract<F extends Fact>(kind: Kind<F>): readonly Extract<F>[];

  /**
   * All facts of a kind in the whole stack.
   *
   * @throws Undecided after the last of them if a resource hides some
   */
  facts<F extends Fact>(kind: Kind<F>): Iterable<F>;

  /**
   * The facts of a kind that come from one resource.
   *
   * @throws Undecided after the last of them if some are hidden
   */
  factsFrom<F extends Fact>(kind: Kind<F>, resource: Resource): Iterable<F>;
}

/** How facts of one kind are read. The object is its own key: `stack.facts(listeners)`. */
export interface Kind<F extends Fact> {
  /** The plural for a sentence: "the stack has no listeners". */
  readonly noun: string;
  /** The type tokens of the resources that such facts come from. */
  readonly types: readonly string[];
  /**
   * The facts of one resource, in order.
   *
   * @throws Undecided possibly part-way: the facts that came before stand
   */
  read(resource: Resource, stack: Stack): Iterable<F>;
}

/** The facts that a kind reads. */
export type FactOf<K> = K extends Kind<infer F> ? F : never;

/** The facts of one kind that come from one resource, up to the first unknown. */
export interface Extract<F extends Fact> {
  readonly resource: Resource;
  readonly facts: readonly F[];
  /** Why there may be more facts than these. */
  readonly undecided?: Undecided;
}

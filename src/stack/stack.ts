import type { Files } from "../base/files";
import { inTurn, Undecided } from "../base/undecided";
import type { Fact } from "./fact";
import { Graph } from "./graph";
import type { Kind } from "./kind";
import type { Resource } from "./resource";
import type { Settings } from "./settings";

/** The facts of one kind that one resource gives rise to, up to the first thing that is not known. */
export interface Extract<F extends Fact> {
  readonly resource: Resource;
  readonly facts: readonly F[];
  /** Why there may be more facts than these. */
  readonly undecided?: Undecided;
}

/** What is seen of a stack, and by whom. */
export interface StackView {
  /** Whether all resources are there; where they are not, every link is undecided. */
  readonly whole: boolean;
  comesFromSecret(text: string): boolean;
  /** Where not all resources are there: whether the stack may build images. */
  readonly mayBuildImages?: boolean;
  /** The files beside the program, where the host gives any. */
  readonly files?: Files;
}

/**
 * What a stack is, read from its resources: the facts of every kind, each extracted once and only when asked for.
 * Built from one resource alone (`whole: false`) it decides what that resource decides by itself; whatever needs a link
 * is then undecided.
 */
export class Stack {
  readonly graph: Graph;
  private readonly extracts = new Map<Kind<Fact>, Map<Resource, Extract<Fact>>>();

  constructor(
    resources: readonly Resource[],
    readonly settings: Settings,
    private readonly view: StackView,
  ) {
    this.graph = new Graph(resources, view.whole);
  }

  /**
   * Whether a known text came from the stack's encrypted configuration or from the process's environment, rather than
   * from the program or its plain configuration; raises `Undecided` where that cannot be told.
   */
  comesFromSecret(text: string): boolean {
    return this.view.comesFromSecret(text);
  }

  /** Whether an image that a container runs may be one that this stack builds. */
  get mayBuildImages(): boolean {
    return this.view.whole || this.view.mayBuildImages === true;
  }

  /** The files beside the program; `undefined` where the host gives none. */
  get files(): Files | undefined {
    return this.view.files;
  }

  /** The facts of a kind, one extract for each resource that can have such facts. */
  extract<F extends Fact>(kind: Kind<F>): readonly Extract<F>[] {
    return this.graph.ofType(kind.types).map((resource) => this.extractFrom(kind, resource));
  }

  /** All facts of a kind in the whole stack; raises `Undecided` after the last of them where a resource hides some. */
  *facts<F extends Fact>(kind: Kind<F>): Iterable<F> {
    yield* inTurn(this.graph.allOfType(kind.types), (resource) => this.factsFrom(kind, resource));
  }

  /** The facts of a kind that `resource` gives rise to; raises `Undecided` after the last of them where some are hidden. */
  *factsFrom<F extends Fact>(kind: Kind<F>, resource: Resource): Iterable<F> {
    const { facts, undecided } = this.extractFrom(kind, resource);
    yield* facts;
    if (undecided) throw undecided;
  }

  private extractFrom<F extends Fact>(kind: Kind<F>, resource: Resource): Extract<F> {
    const known = this.extracts.get(kind) ?? new Map<Resource, Extract<Fact>>();
    this.extracts.set(kind, known);
    const extract = known.get(resource) ?? collect(resource, () => kind.read(resource, this));
    known.set(resource, extract);
    // A kind's map holds the facts of that kind alone.
    return extract as Extract<F>;
  }
}

function collect<F extends Fact>(resource: Resource, read: () => Iterable<F>): Extract<F> {
  const facts: F[] = [];
  try {
    for (const fact of read()) facts.push(fact);
    return { resource, facts };
  } catch (error) {
    if (error instanceof Undecided) return { resource, facts, undecided: error };
    throw error;
  }
}

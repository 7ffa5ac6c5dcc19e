import type { Files } from "../base/files";
import { inTurn, Undecided } from "../base/undecided";
import type { Fact } from "./fact";
import { Graph } from "./graph";
import type { Resource } from "./resource";
import type { Settings } from "./settings";
import type { Extract, Kind, Stack } from "./stack";

/** How much of a stack its host sees. */
export interface StackView {
  /** Whether all resources are there. If not, every link is undecided. */
  readonly whole: boolean;
  /** See `Stack.comesFromSecret`. */
  comesFromSecret(text: string): boolean;
  /** Whether the stack may build images, for a view that does not see all resources. */
  readonly mayBuildImages?: boolean;
  /** The files next to the program, if the host provides any. */
  readonly files?: Files;
}

/**
 * A stack read from its resources: facts of every kind, each extracted once and only on demand. Built from a single
 * resource (`whole: false`) it decides what that resource decides by itself; whatever needs a link is then undecided.
 */
export class ResourceStack implements Stack {
  readonly graph: Graph;
  private readonly extracts = new Map<Kind<Fact>, Map<Resource, Extract<Fact>>>();

  constructor(
    resources: readonly Resource[],
    readonly settings: Settings,
    private readonly view: StackView,
  ) {
    this.graph = new Graph(resources, view.whole);
  }

  get files(): Files | undefined {
    return this.view.files;
  }

  get mayBuildImages(): boolean {
    return this.view.whole || this.view.mayBuildImages === true;
  }

  comesFromSecret(text: string): boolean {
    return this.view.comesFromSecret(text);
  }

  extract<F extends Fact>(kind: Kind<F>): readonly Extract<F>[] {
    return this.graph.ofType(kind.types).map((resource) => this.extractFrom(kind, resource));
  }

  *facts<F extends Fact>(kind: Kind<F>): Iterable<F> {
    yield* inTurn(this.graph.allOfType(kind.types), (resource) => this.factsFrom(kind, resource));
  }

  *factsFrom<F extends Fact>(kind: Kind<F>, resource: Resource): Iterable<F> {
    const { facts, undecided } = this.extractFrom(kind, resource);
    yield* facts;
    if (undecided) throw undecided;
  }

  private extractFrom<F extends Fact>(kind: Kind<F>, resource: Resource): Extract<F> {
    const extracts = this.extracts.get(kind) ?? new Map<Resource, Extract<Fact>>();
    this.extracts.set(kind, extracts);
    const extract = extracts.get(resource) ?? collect(resource, () => kind.read(resource, this));
    extracts.set(resource, extract);
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

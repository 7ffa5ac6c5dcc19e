import type { Resource, SourcePosition } from "./resource";

/** Where a fact comes from, as reports name it. */
export interface Origin {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly source?: SourcePosition;
}

/**
 * One thing the stack is or has, in the domain's own words. A property whose value is not known raises `Undecided`
 * when it is read, so a policy reads facts like any object and never meets an unknown.
 */
export interface Fact {
  readonly resource: Origin;
  /** Which of several parts of the resource this is, such as `container web`. */
  readonly part?: string | undefined;
}

/** What a problem comes from: one aspect of one fact, such as how a variable of a container gives SECRET_KEY. */
export interface Cause {
  readonly fact: Fact;
  readonly aspect: string;
}

/** A message about a fact, with the part of the resource that it concerns in front. */
export function inPart({ part }: Pick<Fact, "part">, message: string): string {
  return part === undefined ? message : `${part}: ${message}`;
}

/** The origin of facts that `resource` gives rise to. */
export function originOf(resource: Resource): Origin {
  const { urn, type, name, source } = resource;
  return { urn, type, name, ...(source && { source }) };
}

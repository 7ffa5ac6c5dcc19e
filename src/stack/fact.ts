import type { Resource, SourcePosition } from "./resource";

/** The resource that a fact comes from, as reports name it. */
export interface Origin {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly source?: SourcePosition;
}

/**
 * Something about the stack, in the terms of its domain. Reading a property whose value is unknown throws `Undecided`, so
 * a policy reads facts like any object and never meets an unknown.
 */
export interface Fact {
  readonly resource: Origin;
  /** The part of the resource, if it has several: `container web`. */
  readonly part?: string | undefined;
  /** The environment variable that it is about, if the resource's own definition gives it. */
  readonly definedVariable?: string | undefined;
  /** What to do about a problem with it, where the common advice is what the program does already. */
  readonly remedy?: string | undefined;
}

/** What a problem comes from: one aspect of one fact, such as how a variable of a container gives SECRET_KEY. */
export interface Cause {
  readonly fact: Fact;
  readonly aspect: string;
  /** See `Fact.definedVariable`. */
  readonly definedVariable?: string | undefined;
}

/** A message about a fact, prefixed with the part of the resource. */
export function inPart({ part }: Pick<Fact, "part">, message: string): string {
  return part === undefined ? message : `${part}: ${message}`;
}

/** The origin of the facts of `resource`. */
export function originOf(resource: Resource): Origin {
  const { urn, type, name, source } = resource;
  return { urn, type, name, ...(source && { source }) };
}

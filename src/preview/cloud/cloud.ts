import type { PropertyTree } from "../../wire/tree";

/** A resource as its provider receives it. */
export interface ResourceRequest {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly inputs: PropertyTree;
  /** The inputs of its provider, such as the region. */
  readonly provider: PropertyTree;
}

export interface ResourceState {
  /** Empty if it is unknown. */
  readonly id: string;
  readonly outputs: PropertyTree;
  /** The top-level outputs that were made up. */
  readonly simulatedPaths: readonly string[];
  /** The outputs that are inputs which the program left out. Programs may read them; no verdict may rest on them. */
  readonly leftOut: readonly string[];
  /** The texts by which other resources may refer to this one: its id, its ARN, its name in the cloud. */
  readonly identities: readonly string[];
}

/** The state of a resource about which nothing is known but its outputs. */
export function stateOf(outputs: PropertyTree): ResourceState {
  return { id: "", outputs, simulatedPaths: [], leftOut: [], identities: [] };
}

/** Answers in place of the providers in a preview. */
export interface Cloud {
  /** The state of a resource that is yet to be created. */
  create(resource: ResourceRequest): ResourceState;
  /** The state of a resource that exists already; its inputs are what the program states about it. */
  read(resource: ResourceRequest, id: string): ResourceState;
  /** The result of a provider's function. */
  invoke(token: string, args: PropertyTree, provider: PropertyTree): PropertyTree;
}

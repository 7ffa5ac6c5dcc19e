import type { PropertyTree } from "../../wire/tree";

/** A resource as its provider meets it. */
export interface ResourceRequest {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly inputs: PropertyTree;
  /** The inputs of its provider: region and the like. */
  readonly provider: PropertyTree;
}

export interface ResourceState {
  /** Empty: not known. */
  readonly id: string;
  readonly outputs: PropertyTree;
  /** The top-level outputs that were made up. */
  readonly simulatedPaths: readonly string[];
}

/** What answers for the providers in a preview. */
export interface Cloud {
  /** The state of a resource that is yet to be created. */
  create(resource: ResourceRequest): ResourceState;
  /** The state of a resource that exists already; its inputs are what the program says of it. */
  read(resource: ResourceRequest, id: string): ResourceState;
  /** The result of a provider's function. */
  invoke(token: string, args: PropertyTree, provider: PropertyTree): PropertyTree;
}

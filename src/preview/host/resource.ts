import type { PropertyTree } from "../../wire/tree";
import type { Source } from "../programs/source";
import type { ResourceOptions } from "./options";

/** A resource that the program registered, with what the preview knows of it. */
export interface PreviewedResource {
  urn: string;
  type: string;
  name: string;
  /** true for what a provider manages, false for components and the stack */
  custom: boolean;
  /** true for a component that its provider's plugin builds; its resources are not seen */
  remote: boolean;
  /** wire form: unknown sentinels and the signatures of secrets and assets are kept */
  inputs: PropertyTree;
  /** wire form: the inputs, and what the simulated cloud adds */
  outputs: PropertyTree;
  /** the top-level outputs that the simulated cloud made up, wholly or in part */
  simulatedPaths: readonly string[];
  /** URN; empty for the stack and for default providers */
  parent: string;
  /** URNs; also of what is only read and so is no part of the stack, which the policy SDK leaves out */
  dependencies: readonly string[];
  /** URNs by top-level input */
  propertyDependencies: Record<string, readonly string[]>;
  /** provider reference, URN::ID; empty for components */
  provider: string;
  options: ResourceOptions;
  source?: Source | undefined;
}

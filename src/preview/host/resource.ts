import type { PropertyTree } from "../../wire/tree";
import type { Source } from "../programs/source";
import type { ResourceOptions } from "./options";

/** A resource that the program registered, with what the preview knows of it. */
export interface PreviewedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** True for what a provider manages, false for components and the stack. */
  readonly custom: boolean;
  /** True for a component that its provider's plugin builds; its resources are not seen. */
  readonly remote: boolean;
  /** Wire form: unknown sentinels and the signatures of secrets and assets are kept. */
  readonly inputs: PropertyTree;
  /** Wire form: the inputs and what the simulated cloud adds; a component registers its own at its end. */
  outputs: PropertyTree;
  /** The top-level outputs that the simulated cloud made up, wholly or in part. */
  readonly simulatedPaths: readonly string[];
  /** URN; empty for the stack and for default providers. */
  readonly parent: string;
  /** URNs; also of what is only read and so is no part of the stack, which the policy SDK leaves out. */
  readonly dependencies: readonly string[];
  /** URNs by top-level input. */
  readonly propertyDependencies: Record<string, readonly string[]>;
  /** Provider reference, URN::ID; empty for components. */
  readonly provider: string;
  readonly options: ResourceOptions;
  readonly source?: Source | undefined;
}

import type { PropertyTree } from "../../wire/tree";
import type { Source } from "../programs/source";
import type { ResourceOptions } from "./options";

/** A resource that the program registered, with what the preview knows about it. */
export interface PreviewedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Whether a provider manages it; false for components and the stack. */
  readonly custom: boolean;
  /** Whether it is a component whose provider's plugin would build it; its resources are not seen. */
  readonly remote: boolean;
  /** Whether it exists already, and the program takes it over by its option `import`. */
  readonly isImported?: boolean;
  /** Wire form: unknown sentinels and the signatures of secrets and assets are kept. */
  readonly inputs: PropertyTree;
  /** Wire form: the inputs and what the simulated cloud adds; a component registers its own at its end. */
  outputs: PropertyTree;
  /** The top-level outputs that the simulated cloud made up, wholly or in part. */
  readonly simulatedPaths: readonly string[];
  /** The outputs that are inputs which the program left out. */
  readonly leftOut: readonly string[];
  /** The texts by which other resources may refer to it. */
  readonly identities: readonly string[];
  /** URN; empty for the stack and for default providers. */
  readonly parent: string;
  /** URNs, including those of resources that are only read, which the policy SDK leaves out. */
  readonly dependencies: readonly string[];
  /** URNs by top-level input. */
  readonly propertyDependencies: Record<string, readonly string[]>;
  /** Provider reference, URN::ID; empty for components. */
  readonly provider: string;
  readonly options: ResourceOptions;
  readonly source?: Source | undefined;
}

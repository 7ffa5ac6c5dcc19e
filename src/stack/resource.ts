import type { PropertyTree } from "../wire/tree";

/** Where in the program a resource was registered; only the embedded preview host knows it. */
export interface SourcePosition {
  /** Path relative to the project's folder. */
  readonly file: string;
  readonly line: number;
}

/** One registered resource as the model takes it: the same for the engine, the embedded host and exported state. */
export interface Resource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Outputs completed by inputs; inputs alone where the resource is looked at by itself. */
  readonly properties: PropertyTree;
  readonly parent?: string;
  readonly dependencies: readonly string[];
  /** Top-level property to the URNs it depends on; known even where the value is not. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly source?: SourcePosition | undefined;
  /** Whether it exists already and is imported, if the host knows. */
  readonly isImported?: boolean;
  /** The properties that the provider leaves as they are, whatever the program says; by default none. */
  readonly ignoreChanges?: readonly string[];
  /**
   * The texts by which other resources may refer to it, besides those among its properties: the embedded host knows an
   * id or an automatic name that is no property, because the program did not choose it.
   */
  readonly identities?: readonly string[];
}

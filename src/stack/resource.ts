import { isUnknown } from "../base/undecided";

/** A tree of plain property values as the engine sends it, unknown sentinels included. */
export type PropertyTree = Readonly<Record<string, unknown>>;

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
}

/**
 * A resource's outputs with what they leave unknown taken from its inputs. Preview outputs can drop a whole map that
 * holds one nested unknown (pulumi/pulumi#7854), so maps are completed key by key, and lists element by element.
 * An unknown output that has no input is left out: the program did not set it, the provider's default will.
 */
export function complete(output: unknown, input: unknown): unknown {
  if (output === undefined || isUnknown(output)) return input;
  if (Array.isArray(output) && Array.isArray(input))
    return output.length === input.length ? output.map((element, index) => complete(element, input[index])) : output;
  if (isPropertyTree(output) && isPropertyTree(input)) {
    const keys = new Set([...Object.keys(output), ...Object.keys(input)]);
    return Object.fromEntries([...keys].map((key) => [key, complete(output[key], input[key])]));
  }
  return output;
}

/** Whether a raw value is a map (an object that is not a list, an asset or null). */
export function isPropertyTree(value: unknown): value is PropertyTree {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

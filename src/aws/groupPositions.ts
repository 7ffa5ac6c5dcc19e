import type { Resource } from "../stack/resource";
import { isUnknown } from "../wire/sentinels";
import { isPropertyTree, parseDocument } from "../wire/tree";

/** A place in a resource's properties where it names a security group that it carries. */
export interface GroupPosition {
  /** The top-level property. */
  readonly property: string;
  /** The id or name of a group, known or not. */
  readonly value: unknown;
  /** Whether the load balancer that the resource creates carries the group, not its machines. */
  readonly isOfBalancer: boolean;
  /** Whether the value is an unknown map, which may name groups among other things. */
  readonly isMap: boolean;
}

/** The places where a resource names the groups that it carries. */
export function* groupPositions(resource: Resource): Iterable<GroupPosition> {
  for (const [property, value] of Object.entries(resource.properties)) yield* positionsIn(property, value);
}

/**
 * Properties whose values are security groups that the resource carries. Those that it admits, that replace others when
 * it is deleted, and the default one of a VPC are none.
 */
function namesGroups(property: string): boolean {
  return (
    /security[-_]?groups?(s?_?ids?|_?id_?lists?|_?names?|_?arns?)?$/i.test(property) &&
    !/^(source|referenced|replacement|input|default)/i.test(property)
  );
}

/** Maps that may hold such a property, for those that are not known as a whole. */
function mayHoldGroups(property: string): boolean {
  return (
    property === "definition" ||
    (/network|vpc|config|option|interface|specification|setting|resource|target|info/i.test(property) &&
      !/(ids?|arns?|names?|type|version|enabled)$/i.test(property))
  );
}

/** Maps of texts, which may mention a group but carry none. */
const mentions = /^(environment|environmentVariables|variables|tags|tagsAll|triggers)$/;

type Held = Omit<GroupPosition, "property">;

/** The groups in one property. */
export function* positionsIn(property: string, value: unknown): Iterable<GroupPosition> {
  for (const held of heldIn(property, value)) yield { property, ...held };
}

function* heldIn(property: string, value: unknown, isOfBalancer = false): Iterable<Held> {
  if (namesGroups(property)) {
    for (const id of idsIn(value)) yield { value: id, isOfBalancer, isMap: false };
  } else if (isUnknown(value)) {
    if (mayHoldGroups(property)) yield { value, isOfBalancer, isMap: true };
  } else if (Array.isArray(value)) {
    for (const element of value) yield* heldIn(property, element, isOfBalancer);
  } else if (isPropertyTree(value) && !mentions.test(property)) {
    // Elastic Beanstalk's options give the property's name as a value of its own.
    const { namespace, name, value: option } = value;
    if (typeof name === "string" && namesGroups(name))
      yield* heldIn(name, option, typeof namespace === "string" && namespace.startsWith("aws:elb"));
    else for (const [key, inner] of Object.entries(value)) yield* heldIn(key, inner, isOfBalancer);
  } else if (property === "definition" && typeof value === "string") {
    yield* heldIn("", parseDocument(value));
  }
}

/** The ids in a list, in a text that separates them by commas, or in nested lists. */
function idsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== "string" || isUnknown(value)) return isUnknown(value) ? [value] : [];
  return value
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
}

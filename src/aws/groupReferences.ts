import { Undecided, unlessUndecided } from "../base/undecided";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { isUnknown } from "../wire/sentinels";
import { isSimulated } from "../wire/simulated";
import { isPropertyTree, parseDocument } from "../wire/tree";
import { types } from "./types";
import { defaultGroupOf } from "./vpcs";

/** A security group that something refers to. */
export interface Group {
  /** Tells it from all others: the URN of its resource, or its id if it is not part of this stack. */
  readonly key: string;
  /** A phrase for a message: `security group db`, `the default security group of VPC main`, `a security group`. */
  readonly label: string;
  /** The resource that creates or adopts it, or with which AWS creates it; `undefined` if that is not in this stack. */
  readonly resource?: Resource | undefined;
}

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

/** Types with each of which AWS creates a security group, and what messages call that. */
const owners: Readonly<Record<string, string>> = {
  "aws:ec2/vpc:Vpc": "the default security group of VPC",
  "aws:ec2/defaultVpc:DefaultVpc": "the default security group of VPC",
  "aws:eks/cluster:Cluster": "the security group of EKS cluster",
  "aws:directoryservice/directory:Directory": "the security group of directory",
  "aws:workspaces/directory:Directory": "the security group of WorkSpaces directory",
};

/** The security group that a resource creates or adopts, or that AWS creates with it. */
export function groupOf(resource: Resource): Group {
  const label = `${owners[resource.type] ?? "security group"} ${resource.name}`;
  return { key: resource.urn, label, resource };
}

/**
 * The groups that one value inside a property may refer to, at least one. A group that AWS creates with a resource, such
 * as a VPC's default one, is found through the output that gives its id.
 *
 * @throws Undecided if neither the value nor the property's dependencies show a group
 */
export function groupsNamed(resource: Resource, property: string, value: unknown, stack: Stack): readonly Group[] {
  const id = idIn(value);
  const identified = id === undefined ? undefined : groupWithId(id, resource, property, stack);
  if (identified) return [identified];
  const isWhole = value === resource.properties[property];
  if (id === undefined || isWhole) {
    const depended = groupsDependedOn(resource, property, stack);
    if (depended.length > 0) return depended;
  }
  if (id === undefined)
    throw new Undecided(`${isWhole ? property : `a security group in ${property}`} is not known before the update`);
  if (!isSimulated(id) && stack.graph.allOfType(types.securityGroup).some(({ properties }) => hasUnknownId(properties)))
    throw new Undecided(`which security group ${property} refers to is not known before the update`);
  return [{ key: id, label: isSimulated(id) ? "a security group" : `security group ${id}` }];
}

/**
 * A reader for each group that a list names.
 *
 * @throws Undecided from the readers of groups that the stack does not show
 */
export function groupsListed(resource: Resource, property: string, stack: Stack): readonly (() => Group)[] {
  const value = resource.properties[property];
  const elements = (Array.isArray(value) ? (value as unknown[]) : [value]).filter((each) => each !== undefined);
  const named = elements.flatMap((each) =>
    idIn(each) === undefined ? [] : groupsNamed(resource, property, each, stack),
  );
  const unknown = elements.filter((each) => idIn(each) === undefined).length;
  if (unknown === 0) return unique(named).map((group) => () => group);
  const found = new Set(named.map(({ key }) => key));
  const depended = groupsDependedOn(resource, property, stack).filter(({ key }) => !found.has(key));
  // A list that is unknown as a whole may name more than what it depends on.
  const missing = isUnknown(value) ? 1 : Math.max(0, unknown - depended.length);
  return [
    ...unique([...named, ...depended]).map((group) => () => group),
    ...Array.from({ length: missing }, () => (): Group => {
      throw new Undecided(`${property} is not known before the update`);
    }),
  ];
}

/** Whether AWS creates a security group with a resource, which the resource then carries. */
export function bringsOwnGroup({ type }: Resource): boolean {
  return type in owners && !types.vpc.includes(type);
}

/** The places where a resource names the groups that it carries. */
export function* groupPositions(resource: Resource): Iterable<GroupPosition> {
  for (const [property, value] of Object.entries(resource.properties))
    for (const held of heldIn(property, value)) yield { property, ...held };
}

/** The groups that a resource may carry by a position. Only groups that it depends on are found in an unknown map. */
export function groupsAt(
  resource: Resource,
  { property, value, isMap }: GroupPosition,
  stack: Stack,
): readonly Group[] {
  if (isMap) return groupsAmong(stack.graph.dependedOn(resource, property));
  return unlessUndecided(() => groupsNamed(resource, property, value, stack)) ?? [];
}

/**
 * Properties whose values are security groups that the resource carries. Those that it admits, that replace others when
 * it is deleted, and the default one of a VPC are none.
 */
function namesGroups(property: string): boolean {
  return (
    /security_?groups?(s?_?ids?|_?id_?lists?|_?names?|_?arns?)?$/i.test(property) &&
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

type Held = Omit<GroupPosition, "property">;

function* heldIn(property: string, value: unknown, isOfBalancer = false): Iterable<Held> {
  if (namesGroups(property)) {
    for (const id of idsIn(value)) yield { value: id, isOfBalancer, isMap: false };
  } else if (isUnknown(value)) {
    if (mayHoldGroups(property)) yield { value, isOfBalancer, isMap: true };
  } else if (Array.isArray(value)) {
    for (const element of value) yield* heldIn(property, element, isOfBalancer);
  } else if (isPropertyTree(value)) {
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

/** The id or name that a value gives, without the account of a peer VPC's group (`111122223333/sg-…`). */
function idIn(value: unknown): string | undefined {
  return typeof value === "string" && !isUnknown(value) ? value.replace(/^\d{12}\/(?=sg-)/, "") : undefined;
}

function groupWithId(id: string, resource: Resource, property: string, stack: Stack): Group | undefined {
  const group = stack.graph.identified(id, types.securityGroup);
  if (group) return groupOf(group);
  const mayOwn = [resource, ...stack.graph.ofType(types.vpc), ...stack.graph.dependedOn(resource, property)];
  const owner = mayOwn.find((each) => each.type in owners && givesGroup(each.properties, id));
  return owner && ownGroup(owner, stack);
}

/** Whether an output of a resource is the id of a group. */
function givesGroup(value: unknown, id: string): boolean {
  if (!isPropertyTree(value)) return false;
  return Object.entries(value).some(
    ([name, inner]) => (/SecurityGroupId$/i.test(name) && inner === id) || givesGroup(inner, id),
  );
}

/** The group that AWS creates with a resource; for a VPC its default one, whatever resource adopts it. */
function ownGroup(owner: Resource, stack: Stack): Group {
  return groupOf(types.vpc.includes(owner.type) ? defaultGroupOf(owner, stack) : owner);
}

/**
 * The groups that a property depends on: groups themselves, or, where it depends on fewer than it has unknown groups,
 * also those that come as outputs of other resources.
 */
function groupsDependedOn(resource: Resource, property: string, stack: Stack): readonly Group[] {
  const depended = stack.graph.dependedOn(resource, property);
  const groups = groupsAmong(depended);
  if (groups.length >= unknownsIn(property, resource.properties[property])) return groups;
  const others = depended.filter((each) => each !== resource && !types.securityGroup.includes(each.type));
  return unique([...groups, ...others.flatMap((other) => groupsThrough(other, stack))]);
}

function groupsAmong(resources: readonly Resource[]): readonly Group[] {
  return resources.filter(({ type }) => types.securityGroup.includes(type)).map(groupOf);
}

/** How many groups a property leaves unknown; a property that names a single one leaves at most that. */
function unknownsIn(property: string, value: unknown): number {
  const held = [...heldIn(property, value)].filter((each) => isUnknown(each.value)).length;
  return Math.max(1, held);
}

/** The groups of another resource that its outputs may give: the one that AWS creates with it, and those that it carries. */
function groupsThrough(resource: Resource, stack: Stack): readonly Group[] {
  const own = resource.type in owners ? [ownGroup(resource, stack)] : [];
  const carried = [...groupPositions(resource)].flatMap(({ property, value }) => {
    const id = idIn(value);
    const named = id === undefined ? undefined : groupWithId(id, resource, property, stack);
    return named ? [named] : groupsAmong(stack.graph.dependedOn(resource, property));
  });
  return [...own, ...carried];
}

function hasUnknownId({ id, arn }: Resource["properties"]): boolean {
  return isUnknown(id) || isUnknown(arn);
}

function unique(groups: readonly Group[]): readonly Group[] {
  return [...new Map(groups.map((group) => [group.key, group])).values()];
}

import { once } from "../base/once";
import { Undecided, unlessUndecided } from "../base/undecided";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { isUnknown } from "../wire/sentinels";
import { isSimulated } from "../wire/simulated";
import { groupPositions, positionsIn, type GroupPosition } from "./groupPositions";
import { groupOf, groupOutside, ownGroup, ownsGroup, ownsGroupWithId, type Group } from "./groups";
import { types } from "./types";

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
  const isWhole = isAllOf(resource.properties[property], value);
  if (id === undefined || isWhole) {
    const depended = groupsDependedOn(resource, property, stack);
    if (depended.length > 0) return depended;
  }
  if (id === undefined)
    throw new Undecided(`${isWhole ? property : `a security group in ${property}`} is not known before the update`);
  if (!isSimulated(id) && stack.graph.allOfType(types.securityGroup).some(({ properties }) => hasUnknownId(properties)))
    throw new Undecided(`which security group ${property} refers to is not known before the update`);
  return [groupOutside(id)];
}

/** Whether a property is nothing but a value. Then it depends on what the value names. */
function isAllOf(property: unknown, value: unknown): boolean {
  // A data source's answer is simulated: the dependency alone shows in which VPC it was looked for.
  const isOnlyElement = Array.isArray(property) && property.length === 1 && property[0] === value;
  return value === property || (isOnlyElement && isSimulated(value));
}

/**
 * A reader for each group that a list names.
 *
 * @throws Undecided from the readers of groups that the stack does not show
 */
export function groupsListed(resource: Resource, property: string, stack: Stack): readonly (() => Group)[] {
  const value = resource.properties[property];
  const elements = (Array.isArray(value) ? (value as unknown[]) : [value]).filter((each) => each !== undefined);
  const known = elements.filter((each) => idIn(each) !== undefined);
  const named = known.map((each) => once(() => onlyOne(groupsNamed(resource, property, each, stack), property)));
  const unknown = elements.length - known.length;
  if (unknown === 0) return named;
  const found = named.flatMap((read) => unlessUndecided(read)?.key ?? []);
  const depended = groupsDependedOn(resource, property, stack).filter(({ key }) => !found.includes(key));
  // A list that is unknown as a whole may name more than what it depends on.
  const missing = isUnknown(value) ? 1 : Math.max(0, unknown - depended.length);
  return [
    ...named,
    ...depended.map((group) => () => group),
    ...Array.from({ length: missing }, () => (): Group => {
      throw new Undecided(`${property} is not known before the update`);
    }),
  ];
}

function onlyOne([group, ...others]: readonly Group[], property: string): Group {
  if (group && others.length === 0) return group;
  throw new Undecided(`which security group ${property} refers to is not known before the update`);
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

/** The id or name that a value gives, without the account of a peer VPC's group (`111122223333/sg-…`). */
function idIn(value: unknown): string | undefined {
  return typeof value === "string" && !isUnknown(value) ? value.replace(/^\d{12}\/(?=sg-)/, "") : undefined;
}

function groupWithId(id: string, resource: Resource, property: string, stack: Stack): Group | undefined {
  const group = stack.graph.identified(id, types.securityGroup);
  if (group) return groupOf(group);
  const mayOwn = [resource, ...stack.graph.ofType(types.vpc), ...stack.graph.dependedOn(resource, property)];
  const owner = mayOwn.find((each) => ownsGroupWithId(each, id));
  return owner && ownGroup(owner, stack);
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
  const held = [...positionsIn(property, value)].filter((each) => isUnknown(each.value)).length;
  return Math.max(1, held);
}

/** The groups of another resource that its outputs may give: the one that AWS creates with it, and those that it carries. */
function groupsThrough(resource: Resource, stack: Stack): readonly Group[] {
  const own = ownsGroup(resource) ? [ownGroup(resource, stack)] : [];
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

import { Undecided } from "../base/undecided";
import type { Stack } from "../stack/stack";
import type { CarrierRole } from "./carriers";
import type { Group } from "./groups";
import { usesOf, type SecurityGroupUse } from "./securityGroupUse";

/**
 * Those who connect by way of a group that is admitted, as a phrase for a message: load balancers and entrances that
 * carry it. `undefined` if the application or its proxies do, or if the settings name the group.
 *
 * @throws Undecided if nothing in the stack shows whether those who carry it belong to the application
 */
export function outsidersIn(group: Group, stack: Stack): string | undefined {
  if (isNamed(group, stack)) return undefined;
  const uses = usesOf(group, stack);
  const outsiders = inRole(uses, "loadBalancer", "entrance");
  if (outsiders.length > 0) return phrase(outsiders);
  const others = inRole(uses, "other");
  if (others.length > 0)
    throw new Undecided(`it admits ${group.label} of ${phrase(others)}, which may not be part of the application`);
  if (inRole(uses, "compute", "proxy").length > 0) return undefined;
  if (uses.length > 0)
    throw new Undecided(`it admits ${group.label}, which in this stack only ${phrase(uses)} carries`);
  throw group.resource
    ? new Undecided(`nothing in this stack shows what uses ${group.label}`)
    : outsideStack("it admits", group);
}

/**
 * Those who connect because they carry the group of what they connect to, if that admits its own members: entrances.
 * Anything else that carries it is what the group is there to protect.
 */
export function outsidersInSelf(group: Group, stack: Stack): string | undefined {
  if (isNamed(group, stack)) return undefined;
  const outsiders = inRole(usesOf(group, stack), "entrance");
  return outsiders.length > 0 ? phrase(outsiders) : undefined;
}

/** The URNs of the RDS proxies that carry a group. */
export function proxiesIn(group: Group, stack: Stack): readonly string[] {
  if (isNamed(group, stack)) return [];
  return inRole(usesOf(group, stack), "proxy").map(({ resource }) => resource.urn);
}

/** The reason for what depends on a group of another stack. */
export function outsideStack(verb: string, { label }: Group): Undecided {
  return new Undecided(
    label === "a security group"
      ? `${verb} a security group that is not part of this stack`
      : `${verb} ${label}, which is not part of this stack`,
  );
}

/** Whether the settings allow the group, by the name of its resource or by its id. */
function isNamed({ key, resource }: Group, { settings }: Stack): boolean {
  return settings.bastionSecurityGroups.some((name) => name === key || name === resource?.name);
}

function inRole(uses: readonly SecurityGroupUse[], ...roles: readonly CarrierRole[]): readonly SecurityGroupUse[] {
  return uses.filter(({ role }) => roles.includes(role));
}

function phrase(uses: readonly SecurityGroupUse[]): string {
  return uses.map(({ label }) => label).join(" and ");
}

import { Undecided, unlessUndecided } from "../base/undecided";
import { originOf, type Origin } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { labelOf, roleOf, type CarrierRole } from "./carriers";
import { groupPositions } from "./groupPositions";
import { groupsAt } from "./groupReferences";
import { bringsOwnGroup, groupOf, type Group } from "./groups";
import { types } from "./types";
import { defaultGroupOf } from "./vpcs";

/** A resource that carries a security group. */
export interface SecurityGroupUse {
  readonly resource: Origin;
  /** A phrase for a message: `load balancer web`. */
  readonly label: string;
  /** @throws Undecided if the resource carries several groups in different roles, and which is which is unknown */
  readonly role: CarrierRole;
}

/** Types that name groups without carrying them: groups and rules. */
const rules = new Set<string>([
  ...types.securityGroup,
  ...types.securityGroupRule,
  ...types.securityGroupIngressRule,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  "aws:vpc/securityGroupVpcAssociation:SecurityGroupVpcAssociation",
  "aws:ec2/vpcSecurityGroupRulesExclusive:VpcSecurityGroupRulesExclusive",
]);

/** Attachments, which put a group on what another property names. */
const attachments: Readonly<Record<string, string>> = {
  "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment": "networkInterfaceId",
  "aws:ec2/securityGroupAssociation:SecurityGroupAssociation": "vpcEndpointId",
};

/** Types that carry the default group of their VPC if they name no group. */
const defaulting = new Set<string>([
  ...types.ec2Instance,
  ...types.spotInstanceRequest,
  ...types.ecsService,
  ...types.loadBalancer,
  ...types.databaseProxy,
  ...types.clientVpnEndpoint,
]);

type Uses = ReadonlyMap<string, readonly SecurityGroupUse[]>;
const indexes = new WeakMap<Stack, Uses>();

/**
 * The resources of the stack that carry a group: all that name it where they name their security groups, by an output,
 * an id or a name, and for a default group those that stand in its VPC and name none.
 *
 * @throws Undecided if only a part of the stack is seen
 */
export function usesOf({ key }: Group, stack: Stack): readonly SecurityGroupUse[] {
  let index = indexes.get(stack);
  if (!index) indexes.set(stack, (index = indexUses(stack)));
  return index.get(key) ?? [];
}

function indexUses(stack: Stack): Uses {
  const index = new Map<string, SecurityGroupUse[]>();
  for (const resource of stack.graph.allResources()) {
    if (rules.has(resource.type) || isSeenThrough(resource, stack)) continue;
    for (const { key, use } of usesBy(resource, stack)) {
      const uses = index.get(key) ?? [];
      if (!uses.some(({ resource: { urn }, label }) => urn === use.resource.urn && label === use.label))
        index.set(key, [...uses, use]);
    }
  }
  return index;
}

/** Whether a resource is a component that carries nothing itself, because its parts do. */
function isSeenThrough(resource: Resource, stack: Stack): boolean {
  return /^pulumi:/.test(resource.type) || (!/^aws:/.test(resource.type) && stack.graph.partsOf(resource).length > 0);
}

function* usesBy(resource: Resource, stack: Stack): Iterable<{ readonly key: string; readonly use: SecurityGroupUse }> {
  const carrier = carrierOf(resource, stack);
  const positions = [...groupPositions(resource)];
  if (bringsOwnGroup(resource)) yield { key: resource.urn, use: use(carrier, false, undefined) };
  for (const position of positions) {
    const { property, isOfBalancer } = position;
    const groups = groupsAt(resource, position, stack);
    const isCertain = groups.length === 1 || positions.every((other) => other.isOfBalancer === isOfBalancer);
    for (const { key } of groups) yield { key, use: use(carrier, isOfBalancer, isCertain ? undefined : property) };
  }
  if (positions.length > 0 || !usesDefaultGroup(resource)) return;
  const group = unlessUndecided(() => groupOf(defaultGroupOf(resource, stack)));
  if (group) yield { key: group.key, use: use(carrier, false, undefined) };
}

/** @param ambiguous the property that leaves it unknown which of its groups the resource's load balancer carries */
function use(carrier: Resource, isOfBalancer: boolean, ambiguous: string | undefined): SecurityGroupUse {
  return {
    resource: originOf(carrier),
    label: isOfBalancer ? `load balancer of ${carrier.name}` : labelOf(carrier),
    get role() {
      if (ambiguous !== undefined)
        throw new Undecided(`which security group ${ambiguous} refers to is not known before the update`);
      return isOfBalancer ? "loadBalancer" : roleOf(carrier.type);
    },
  };
}

/** The resource that carries a group by a resource that names it: itself, or what it attaches the group to. */
function carrierOf(resource: Resource, stack: Stack): Resource {
  const property = attachments[resource.type];
  const [target] = property === undefined ? [] : stack.graph.dependedOn(resource, property);
  return target ?? resource;
}

/** An instance may take its groups from a template or an interface, a service may run in its machines' network. */
function usesDefaultGroup({ type, properties }: Resource): boolean {
  if (!defaulting.has(type)) return false;
  const given = new Properties(properties);
  if (types.ecsService.includes(type)) return given.has("networkConfiguration");
  if (types.loadBalancer.includes(type))
    return unlessUndecided(() => given.string("loadBalancerType", "application")) === "application";
  return !["launchTemplate", "networkInterfaces", "primaryNetworkInterface"].some((name) => given.has(name));
}

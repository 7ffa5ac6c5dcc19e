import { inTurn, Undecided } from "../base/undecided";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { isUnknown } from "../wire/sentinels";
import { textsIn } from "../wire/tree";
import { types } from "./types";

/** The account's default VPC, which needs no resource. */
const DEFAULT = "default";

/** The properties that place a resource in a VPC, inputs first. The first that is set decides. */
const placing = [
  "subnetId",
  "dbSubnetGroupName",
  "subnetGroupName",
  "subnetIds",
  "vpcSubnetIds",
  "subnets",
  "networkConfiguration",
  "vpcId",
  "replicateSourceDb",
  "replicationSourceIdentifier",
] as const;

const databases = [...types.databaseInstance, ...types.databaseCluster];
const defaults = [...types.defaultVpc, ...types.defaultSubnet];
const steps = [...types.vpc, ...types.subnet, ...types.subnetGroup, ...databases];

/**
 * The default security group of the VPC that a resource stands in: the resource that adopts it, or else the VPC itself,
 * with which AWS creates the group.
 *
 * @throws Undecided if the stack does not show the VPC, or not which one it is
 */
export function defaultGroupOf(resource: Resource, stack: Stack): Resource {
  const vpc = vpcOf(resource, stack);
  const isItsGroup = (group: Resource): Resource[] => (vpcOf(group, stack) === vpc ? [group] : []);
  for (const adopted of inTurn(stack.graph.allOfType(types.defaultSecurityGroup), isItsGroup)) return adopted;
  const created = stack.graph.ofType(types.vpc).find((each) => vpcOf(each, stack) === vpc);
  if (created) return created;
  const which = vpc === DEFAULT ? "the default VPC" : "a VPC";
  throw new Undecided(`it uses the default security group of ${which}, which this stack does not show`);
}

/**
 * What tells the VPC that a resource stands in from all others: its URN, or its id if another stack owns it. Databases,
 * caches and instances that name neither subnets nor a subnet group stand in the default VPC.
 *
 * @param passed the resources that led here, which a cycle of references would lead to again
 * @throws Undecided if the stack does not show it
 */
function vpcOf(resource: Resource, stack: Stack, passed: readonly Resource[] = []): string {
  if (defaults.includes(resource.type)) return DEFAULT;
  if (types.vpc.includes(resource.type)) return resource.urn;
  const property = placing.find((name) => isSet(resource.properties[name]));
  if (property === undefined) return DEFAULT;
  const value = resource.properties[property];
  // Each account has a subnet group of this name, in its default VPC.
  if (/SubnetGroupName$/i.test(property) && value === "default") return DEFAULT;
  const next = stepsFrom(resource, property, stack).filter((step) => !passed.includes(step) && step !== resource);
  const vpcs = new Set(next.map((step) => vpcOf(step, stack, [...passed, resource])));
  const [vpc] = vpcs;
  if (vpc !== undefined && vpcs.size === 1) return vpc;
  if (property === "vpcId" && typeof value === "string" && !isUnknown(value)) return value;
  throw new Undecided("it uses the default security group of a VPC that this stack does not show");
}

/** The resources between a resource and its VPC that a property refers to. */
function stepsFrom(resource: Resource, property: string, stack: Stack): readonly Resource[] {
  const named = textsIn(resource.properties[property]).flatMap((text) => stack.graph.identified(text, steps) ?? []);
  if (named.length > 0) return named;
  const depended = stack.graph.dependedOn(resource, property);
  const found = depended.filter(({ type }) => steps.includes(type));
  if (found.length > 0) return found;
  return depended.flatMap((each) => stack.graph.partsOf(each)).filter(({ type }) => types.vpc.includes(type));
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { isSimulated } from "../wire/simulated";
import { isPropertyTree } from "../wire/tree";
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

/** A group that only its id shows. */
export function groupOutside(id: string): Group {
  return { key: id, label: isSimulated(id) ? "a security group" : `security group ${id}` };
}

/** Whether AWS creates a security group with a resource, which the resource then carries. */
export function bringsOwnGroup({ type }: Resource): boolean {
  return type in owners && !types.vpc.includes(type);
}

/** Whether AWS creates a security group with a resource. */
export function ownsGroup({ type }: Resource): boolean {
  return type in owners;
}

/** The group that AWS creates with a resource; for a VPC its default one, whatever resource adopts it. */
export function ownGroup(owner: Resource, stack: Stack): Group {
  return groupOf(types.vpc.includes(owner.type) ? defaultGroupOf(owner, stack) : owner);
}

/** Whether a group that AWS creates with a resource has this id, as the resource's outputs show. */
export function ownsGroupWithId(owner: Resource, id: string): boolean {
  return ownsGroup(owner) && givesGroup(owner.properties, id);
}

function givesGroup(value: unknown, id: string): boolean {
  if (!isPropertyTree(value)) return false;
  return Object.entries(value).some(
    ([name, inner]) => (/SecurityGroupId$/i.test(name) && inner === id) || givesGroup(inner, id),
  );
}

import { originOf, type Origin } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { types } from "./types";

/** A resource that uses a security group. */
export interface SecurityGroupUse {
  readonly resource: Origin;
  /** `compute` runs the application's code, `loadBalancer` accepts requests from clients, `other` is everything else. */
  readonly role: "compute" | "loadBalancer" | "other";
}

/** Types whose network interfaces run the application's own code. */
const compute = new Set<string>([
  "aws:ecs/service:Service",
  "aws:ecs/taskSet:TaskSet",
  ...types.ecsExpressService,
  "aws:lambda/function:Function",
  "aws:ec2/instance:Instance",
  "aws:ec2/launchTemplate:LaunchTemplate",
  "aws:ec2/launchConfiguration:LaunchConfiguration",
  "aws:ec2/networkInterface:NetworkInterface",
  "aws:apprunner/vpcConnector:VpcConnector",
  "aws:elasticbeanstalk/environment:Environment",
  "aws:batch/computeEnvironment:ComputeEnvironment",
  "aws:codebuild/project:Project",
  "aws:cloudwatch/eventTarget:EventTarget",
  "aws:scheduler/schedule:Schedule",
  "aws:eks/cluster:Cluster",
  "aws:eks/nodeGroup:NodeGroup",
]);

const rules = new Set<string>([
  ...types.securityGroup,
  ...types.securityGroupRule,
  ...types.securityGroupIngressRule,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
]);

/** The resources of the stack that use `group`: all that depend on it through a property, except rules and groups. */
export function usersOf(group: Resource, stack: Stack): readonly SecurityGroupUse[] {
  return stack.graph
    .dependents(group)
    .filter((resource) => resource.type.startsWith("aws:") && !rules.has(resource.type))
    .map((resource) => ({ resource: originOf(resource), role: roleOf(resource.type) }));
}

/** Whether a resource that runs the application's code uses the security group with this id. */
export function computeCarries(id: string, stack: Stack): boolean {
  return stack.graph.allOfType([...compute]).some(({ properties }) => names(properties, id));
}

function names(value: unknown, id: string): boolean {
  return typeof value === "object" && value !== null
    ? Object.values(value).some((inner) => names(inner, id))
    : value === id;
}

function roleOf(type: string): SecurityGroupUse["role"] {
  if (compute.has(type)) return "compute";
  return types.loadBalancer.includes(type) || type.startsWith("aws:elb/") ? "loadBalancer" : "other";
}

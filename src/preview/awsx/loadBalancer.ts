import type * as pulumi from "@pulumi/pulumi";
import { balancerNetwork } from "./balancerNetwork";
import { defaultProtocol, listenerProtocol } from "./listenerProtocol";
import { aws, nested, requireOneAtMost, without, type Arguments, type Child } from "./resource";
import { openSecurityGroup, securityGroup } from "./securityGroups";

/** The component's own arguments, which its child does not get. */
const OWN = [
  "subnetIds",
  "subnets",
  "defaultTargetGroup",
  "defaultTargetGroupPort",
  "defaultSecurityGroup",
  "listener",
  "listeners",
];

/** `awsx:lb:ApplicationLoadBalancer`: a load balancer with its security group, target group and listeners. */
export function applicationLoadBalancer(name: string, args: Arguments, self: pulumi.Resource): Arguments {
  requireSingleArguments(args);
  const { subnets, vpcId } = balancerNetwork(args, self);
  const { securityGroups, defaultSecurityGroup } = balancerSecurity(name, args, vpcId, self);
  const loadBalancer = aws(
    "lb/loadBalancer:LoadBalancer",
    name,
    { subnets, securityGroups, ...without(args, ...OWN), loadBalancerType: "application" },
    self,
  );
  const protocol = defaultProtocol(args);
  const defaultTargetGroup = aws(
    "lb/targetGroup:TargetGroup",
    name,
    { vpcId, targetType: "ip", ...protocol, ...nested(args, "defaultTargetGroup") },
    self,
  );
  const given = args["listeners"] as Arguments[] | undefined;
  const listeners = given?.map((listener) => ({ ...listenerProtocol(listener), ...listener })) ?? [
    { ...protocol, ...nested(args, "listener") },
  ];
  return {
    loadBalancer,
    defaultSecurityGroup,
    defaultTargetGroup,
    listeners: createListeners(name, listeners, loadBalancer, defaultTargetGroup, self),
    vpcId,
  };
}

/** `awsx:lb:NetworkLoadBalancer` */
export function networkLoadBalancer(name: string, args: Arguments, self: pulumi.Resource): Arguments {
  requireSingleArguments(args);
  const { subnets, vpcId } = balancerNetwork(args, self);
  const loadBalancer = aws(
    "lb/loadBalancer:LoadBalancer",
    name,
    { subnets, ...without(args, ...OWN), loadBalancerType: "network", enableHttp2: false, idleTimeout: 0 },
    self,
  );
  const port = args["defaultTargetGroupPort"] ?? 80;
  const defaultTargetGroup = aws(
    "lb/targetGroup:TargetGroup",
    name,
    { vpcId, protocol: "TCP", port, ...nested(args, "defaultTargetGroup") },
    self,
  );
  const given = (args["listeners"] as Arguments[] | undefined) ?? [nested(args, "listener") ?? {}];
  const listeners = given.map((listener) => ({ protocol: "TCP", port: 80, ...listener }));
  return {
    loadBalancer,
    defaultTargetGroup,
    listeners: createListeners(name, listeners, loadBalancer, defaultTargetGroup, self),
    vpcId,
  };
}

function requireSingleArguments(args: Arguments): void {
  requireOneAtMost(args, "listener", "listeners");
  requireOneAtMost(args, "defaultTargetGroup", "defaultTargetGroupPort");
}

/** The security groups that are given, or a group of the component's own, open to the world by default. */
function balancerSecurity(name: string, args: Arguments, vpcId: pulumi.Output<string>, self: pulumi.Resource) {
  const given = nested(args, "defaultSecurityGroup");
  if (args["securityGroups"] !== undefined || given?.["skip"] === true)
    return { securityGroups: args["securityGroups"] };
  if (given?.["securityGroupId"] !== undefined) return { securityGroups: [given["securityGroupId"]] };
  const own = nested(given, "args");
  const defaultSecurityGroup =
    own === undefined ? openSecurityGroup(name, vpcId, self) : securityGroup(name, own, self);
  return { securityGroups: [defaultSecurityGroup.id], defaultSecurityGroup };
}

function createListeners(
  name: string,
  listeners: Arguments[],
  loadBalancer: Child,
  targetGroup: Child,
  self: pulumi.Resource,
): Child[] {
  const defaultActions = [{ type: "forward", targetGroupArn: targetGroup.output("arn") }];
  return listeners.map((listener, index) =>
    aws(
      "lb/listener:Listener",
      `${name}-${index}`,
      { defaultActions, ...listener, loadBalancerArn: loadBalancer.output("arn") },
      self,
    ),
  );
}

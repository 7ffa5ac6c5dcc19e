import * as pulumi from "@pulumi/pulumi";
import { defaultVpc } from "./defaultVpc";
import { aws, isBefore, nested, outputOf, requireOneAtMost, without, type Arguments, type Child } from "./resource";
import { openSecurityGroup } from "./securityGroups";
import { taskDefinition, type LaunchType } from "./taskDefinition";

/** The component's own arguments, which its child does not get. */
const OWN = [
  "assignPublicIp",
  "continueBeforeSteadyState",
  "taskDefinitionArgs",
  "useClusterDefaultCapacityProviderStrategy",
];

/** `awsx:ecs:FargateService` and `awsx:ecs:EC2Service`: a service with its task definition and network. */
export function service(launchType: LaunchType) {
  return (name: string, args: Arguments, self: pulumi.Resource): Arguments => {
    requireOneAtMost(args, "taskDefinition", "taskDefinitionArgs");
    requireOneAtMost(args, "networkConfiguration", "assignPublicIp");
    requireOneAtMost(args, "capacityProviderStrategies", "useClusterDefaultCapacityProviderStrategy");
    const task = ownTask(launchType, name, nested(args, "taskDefinitionArgs"), self);
    const definition = task?.["taskDefinition"] as Child | undefined;
    if (definition === undefined && args["taskDefinition"] === undefined)
      throw new Error("Either [taskDefinition] or [taskDefinitionArgs] must be provided.");
    const usesCapacityProviders =
      !isBefore("3.8") &&
      (args["capacityProviderStrategies"] !== undefined || args["useClusterDefaultCapacityProviderStrategy"] === true);
    const created = aws(
      "ecs/service:Service",
      name,
      {
        ...(launchType === "FARGATE" && { desiredCount: 1 }),
        ...without(args, ...OWN),
        ...(launchType === "FARGATE" && {
          networkConfiguration: args["networkConfiguration"] ?? defaultNetwork(name, args["assignPublicIp"], self),
        }),
        launchType: usesCapacityProviders ? undefined : launchType,
        loadBalancers: args["loadBalancers"] ?? task?.["loadBalancers"],
        waitForSteadyState: outputOf(args["continueBeforeSteadyState"]).apply((goesOn) => goesOn !== true),
        taskDefinition: definition?.output("arn") ?? args["taskDefinition"],
      },
      self,
    );
    return { service: created, taskDefinition: definition };
  };
}

function ownTask(
  launchType: LaunchType,
  name: string,
  args: Arguments | undefined,
  parent: pulumi.Resource,
): Arguments | undefined {
  const type = launchType === "FARGATE" ? "awsx:ecs:FargateTaskDefinition" : "awsx:ecs:EC2TaskDefinition";
  return args && taskDefinition(launchType)(name, args, new pulumi.ComponentResource(type, name, {}, { parent }));
}

/** The network of a service that is given none: the default VPC, open to the world. */
function defaultNetwork(name: string, assignPublicIp: unknown, parent: pulumi.Resource): Arguments {
  const { vpcId, publicSubnetIds, privateSubnetIds } = defaultVpc(parent);
  const subnets = pulumi
    .all([assignPublicIp, publicSubnetIds, privateSubnetIds])
    .apply(([isPublic, publicIds, privateIds]) => (isPublic === true ? publicIds : requireAny(privateIds)));
  return {
    subnets,
    assignPublicIp: assignPublicIp ?? false,
    securityGroups: [openSecurityGroup(`${name}-sg`, vpcId, parent).id],
  };
}

/** @throws Error in the component's own words if there is none. */
function requireAny(privateSubnetIds: string[]): string[] {
  if (privateSubnetIds.length === 0) {
    throw new Error(
      "The default VPC does not have any private subnets. Set `assignPublicIp` to `true`, provide " +
        "`networkConfiguration`, or add private subnets to the default VPC.",
    );
  }
  return privateSubnetIds;
}

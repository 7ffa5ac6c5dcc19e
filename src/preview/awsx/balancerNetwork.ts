import type * as pulumi from "@pulumi/pulumi";
import { defaultVpc } from "./defaultVpc";
import { awsResult, outputOf, requireOneAtMost, type Arguments, type Child } from "./resource";

/** The network of a load balancer: the subnets that it is given in one of three forms, or those of the default VPC. */
export function balancerNetwork(
  args: Arguments,
  self: pulumi.Resource,
): { subnets?: unknown; vpcId: pulumi.Output<string> } {
  requireOneAtMost(args, "subnets", "subnetIds", "subnetMappings");
  if (args["subnets"] !== undefined) {
    const subnets = outputOf<Child[]>(args["subnets"]);
    return {
      // The number of subnets is known even if their ids are not.
      subnets: subnets.apply((all) => all.map(({ id }) => id)),
      vpcId: subnets.apply(([first]) => first!.output("vpcId")),
    };
  }
  if (args["subnetIds"] !== undefined) {
    const ids = outputOf<string[]>(args["subnetIds"]);
    return {
      subnets: args["subnetIds"],
      vpcId: vpcOf(
        ids.apply(([first]) => first!),
        self,
      ),
    };
  }
  if (args["subnetMappings"] !== undefined) {
    const mappings = outputOf<{ subnetId: string }[]>(args["subnetMappings"]);
    return {
      vpcId: vpcOf(
        mappings.apply(([first]) => first!.subnetId),
        self,
      ),
    };
  }
  const { vpcId, publicSubnetIds } = defaultVpc(self);
  return { subnets: publicSubnetIds, vpcId };
}

function vpcOf(subnetId: pulumi.Output<string>, self: pulumi.Resource): pulumi.Output<string> {
  return awsResult<{ vpcId: string }>("ec2/getSubnet:getSubnet", { id: subnetId }, self).vpcId;
}

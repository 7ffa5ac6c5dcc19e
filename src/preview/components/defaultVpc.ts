import type * as pulumi from "@pulumi/pulumi";
import { awsResult } from "./resource";
import type { Arguments } from "./resource";

/**
 * The account's default VPC. AWS makes its subnets public, and whether somebody has added private ones is not known
 * here, so what asks for private subnets gets none.
 */
export function defaultVpc(parent: pulumi.Resource) {
  const vpc = awsResult<{ id: string }>("ec2/getVpc:getVpc", { default: true }, parent);
  const subnets = awsResult<{ ids: string[] }>(
    "ec2/getSubnets:getSubnets",
    { filters: [{ name: "vpc-id", values: [vpc.id] }] },
    parent,
  );
  return { vpcId: vpc.id, publicSubnetIds: subnets.ids, privateSubnetIds: [] as string[] };
}

/** `awsx:ec2:DefaultVpc` */
export function defaultVpcComponent(_name: string, _args: Arguments, self: pulumi.Resource): Arguments {
  return defaultVpc(self);
}

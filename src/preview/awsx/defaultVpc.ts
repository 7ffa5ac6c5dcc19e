import * as pulumi from "@pulumi/pulumi";
import { awsResult, type Arguments } from "./resource";

interface Subnet {
  readonly id: string;
  readonly mapPublicIpOnLaunch: boolean;
}

/** The account's default VPC, and which of its subnets assign public addresses. */
export function defaultVpc(parent: pulumi.Resource): {
  readonly vpcId: pulumi.Output<string>;
  readonly publicSubnetIds: pulumi.Output<string[]>;
  readonly privateSubnetIds: pulumi.Output<string[]>;
} {
  const vpc = awsResult<{ id: string }>("ec2/getVpc:getVpc", { default: true }, parent);
  const { ids } = awsResult<{ ids: string[] }>(
    "ec2/getSubnets:getSubnets",
    { filters: [{ name: "vpc-id", values: [vpc.id] }] },
    parent,
  );
  const subnets = ids.apply((known) =>
    pulumi.all(known.map((id) => awsResult<Subnet>("ec2/getSubnet:getSubnet", { id }, parent))),
  );
  const idsOf = (isPublic: boolean) =>
    subnets.apply((all) => all.filter((one) => one.mapPublicIpOnLaunch === isPublic).map(({ id }) => id));
  return { vpcId: vpc.id, publicSubnetIds: idsOf(true), privateSubnetIds: idsOf(false) };
}

/** `awsx:ec2:DefaultVpc` */
export function defaultVpcComponent(_name: string, _args: Arguments, self: pulumi.Resource): Arguments {
  return defaultVpc(self);
}

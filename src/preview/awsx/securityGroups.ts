import type * as pulumi from "@pulumi/pulumi";
import { aws, type Arguments, type Child } from "./resource";

const WORLD = { cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] };

/** A security group, with the default description of the SDK of AWS. */
export function securityGroup(
  name: string,
  inputs: Arguments,
  parent: pulumi.Resource,
  dependsOn: pulumi.Resource[] = [],
): Child {
  const type = "ec2/securityGroup:SecurityGroup";
  return aws(type, name, { description: "Managed by Pulumi", ...inputs }, parent, dependsOn);
}

/** The security group that services and load balancers create: everyone may reach every port. */
export function openSecurityGroup(name: string, vpcId: pulumi.Input<string>, parent: pulumi.Resource): Child {
  return securityGroup(
    name,
    {
      vpcId,
      ingress: [{ fromPort: 0, toPort: 0, protocol: "-1", ...WORLD }],
      egress: [{ fromPort: 0, toPort: 65535, protocol: "tcp", ...WORLD }],
    },
    parent,
  );
}

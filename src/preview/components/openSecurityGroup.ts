import type * as pulumi from "@pulumi/pulumi";
import { aws } from "./resource";
import type { Child } from "./resource";

const WORLD = { cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] };

/** The security group that services and load balancers make for themselves: everyone may reach every port. */
export function openSecurityGroup(name: string, vpcId: pulumi.Input<string>, parent: pulumi.Resource): Child {
  return aws(
    "ec2/securityGroup:SecurityGroup",
    name,
    {
      vpcId,
      ingress: [{ fromPort: 0, toPort: 0, protocol: "-1", ...WORLD }],
      egress: [{ fromPort: 0, toPort: 65535, protocol: "tcp", ...WORLD }],
    },
    parent,
  );
}

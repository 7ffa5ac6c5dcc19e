import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const vpc = new aws.ec2.Vpc("shop", { cidrBlock: "10.0.0.0/16" });
const gateway = new aws.ec2.InternetGateway("shop", { vpcId: vpc.id });
const subnets = [0, 1].map(
  (index) =>
    new aws.ec2.Subnet(`public-${index}`, { vpcId: vpc.id, cidrBlock: `10.0.${index}.0/24` }, { dependsOn: gateway }),
);
const group = new aws.ec2.SecurityGroup("web", {
  vpcId: vpc.id,
  ingress: [
    { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] },
    { protocol: "tcp", fromPort: 8000, toPort: 8000, cidrBlocks: [vpc.cidrBlock, "10.1.0.0/16"] },
  ],
  egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
  tags: { gateway: gateway.id, static: "yes" },
});
new aws.lb.LoadBalancer(
  "shop",
  {
    subnets: subnets.map(({ id }) => id),
    securityGroups: [group.id],
    internal: false,
  },
  { dependsOn: [gateway, ...subnets] },
);
new aws.ssm.Parameter(
  "all",
  {
    type: "String",
    value: pulumi.all([vpc.id, gateway.arn]).apply(([id, arn]) => `${id} ${arn}`),
    description: pulumi.interpolate`of ${vpc.cidrBlock}`,
  },
  { dependsOn: pulumi.output([group]) },
);

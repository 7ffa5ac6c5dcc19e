import * as aws from "@pulumi/aws";

export const region = aws.getRegionOutput().region;

const zones = aws.getAvailabilityZonesOutput({ state: "available" }).names;
const zoneIndexes = [0, 1];

export const vpc = new aws.ec2.Vpc("shop", {
  cidrBlock: "10.0.0.0/16",
  enableDnsHostnames: true,
  enableDnsSupport: true,
});

const publicSubnets = zoneIndexes.map(
  (index) =>
    new aws.ec2.Subnet(`public-${index}`, {
      vpcId: vpc.id,
      cidrBlock: `10.0.${index}.0/24`,
      availabilityZone: zones[index],
    }),
);

const privateSubnets = zoneIndexes.map(
  (index) =>
    new aws.ec2.Subnet(`private-${index}`, {
      vpcId: vpc.id,
      cidrBlock: `10.0.${index + 10}.0/24`,
      availabilityZone: zones[index],
    }),
);

export const publicSubnetIds = publicSubnets.map((subnet) => subnet.id);
export const privateSubnetIds = privateSubnets.map((subnet) => subnet.id);

const internetGateway = new aws.ec2.InternetGateway("shop", { vpcId: vpc.id });

const publicRoutes = new aws.ec2.RouteTable("public", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: internetGateway.id }],
});

// One address translator for both zones: the private subnets lose the internet, not the shop, when its zone fails.
const natAddress = new aws.ec2.Eip("nat", { domain: "vpc" });
const natGateway = new aws.ec2.NatGateway(
  "shop",
  { allocationId: natAddress.allocationId, subnetId: publicSubnetIds[0]! },
  { dependsOn: internetGateway },
);

const privateRoutes = new aws.ec2.RouteTable("private", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: natGateway.id }],
});

for (const index of zoneIndexes) {
  new aws.ec2.RouteTableAssociation(`public-${index}`, {
    subnetId: publicSubnetIds[index]!,
    routeTableId: publicRoutes.id,
  });
  new aws.ec2.RouteTableAssociation(`private-${index}`, {
    subnetId: privateSubnetIds[index]!,
    routeTableId: privateRoutes.id,
  });
}

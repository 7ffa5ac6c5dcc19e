import * as aws from "@pulumi/aws";

export = async () => {
  const { names } = await aws.getAvailabilityZones({ state: "available" });
  const { accountId } = await aws.getCallerIdentity({});
  const region = aws.getRegionOutput();
  const vpc = await aws.ec2.getVpc({ default: true });
  const made = new aws.ec2.Vpc("made", { cidrBlock: "10.0.0.0/16" });

  names.slice(0, 2).map(
    (availabilityZone, index) =>
      new aws.ec2.Subnet(`private-${index}`, {
        vpcId: vpc.id,
        availabilityZone,
        cidrBlock: `172.31.${100 + index}.0/24`,
      }),
  );
  new aws.s3.Bucket("logs", { bucket: `shop-logs-${accountId}`, tags: { region: region.name } });
  const subnets = aws.ec2.getSubnetsOutput({ filters: [{ name: "vpc-id", values: [made.id] }] });
  new aws.rds.SubnetGroup("shop", { subnetIds: subnets.ids });
  const after = aws.ssm.getParameterOutput({ name: "/shop/image" }, { dependsOn: [made] });
  new aws.ssm.Parameter("image", { type: "String", value: after.value });
  return { zones: names, region: region.name };
};

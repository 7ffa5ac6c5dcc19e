import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export = async () => {
  const network = new pulumi.StackReference("organization/network/prod");
  const { value } = await network.getOutputDetails("vpcId");
  const bucket = new aws.s3.Bucket("logs", { tags: { vpc: String(value) } });

  new aws.rds.SubnetGroup("shop", { subnetIds: network.requireOutput("subnetIds") as pulumi.Output<string[]> });
  new aws.ec2.SecurityGroup(
    "web",
    { vpcId: network.getOutput("vpcId") as pulumi.Output<string> },
    { dependsOn: [bucket] },
  );
  new aws.ssm.Parameter("token", {
    type: "SecureString",
    value: network.requireOutput("token") as pulumi.Output<string>,
    description: network.getOutput("nothing").apply((missing) => `is ${typeof missing}`),
  });
  return { vpcId: network.outputs.apply((outputs) => outputs["vpcId"] as string) };
};

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Network extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Network", name, {}, opts);
    const vpc = aws.ec2.Vpc.get(`${name}-main`, "vpc-1", {}, { parent: this });
    const subnet = aws.ec2.Subnet.get(`${name}-public`, "subnet-1", {}, { parent: vpc });
    const group = new aws.ec2.SecurityGroup(name, { vpcId: vpc.id, tags: { subnet: subnet.id } }, { parent: this });
    new aws.vpc.SecurityGroupIngressRule(
      name,
      {
        securityGroupId: group.id,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        referencedSecurityGroupId: vpc.defaultSecurityGroupId,
      },
      { parent: vpc },
    );
    this.registerOutputs({ vpc, subnet: subnet.id, group: group.id });
  }
}

const virginia = new aws.Provider("virginia", { region: "us-east-1" });
new Network("here");
new Network("there", { providers: [virginia], protect: true });
const key = new aws.kms.Key("shop", {}, { provider: virginia });
const alias = aws.kms.Alias.get("shop", "alias/shop", {}, { parent: key, dependsOn: [key] });
const hidden = aws.ssm.Parameter.get(
  "hidden",
  "/shop/hidden",
  { description: pulumi.secret("hush") },
  { additionalSecretOutputs: ["arn"] },
);
new aws.sns.Topic("alarms", { kmsMasterKeyId: alias.targetKeyId, displayName: hidden.arn });

import * as aws from "@pulumi/aws";

const key = new aws.kms.Key("shop");
const bucket = aws.s3.Bucket.get("existing", "shop-media");
const vpc = aws.ec2.Vpc.get("main", "vpc-1", { cidrBlock: "10.0.0.0/16" });
const later = aws.kms.Key.get("later", key.id);

new aws.s3.BucketVersioning("existing", { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } });
new aws.ec2.Subnet("private", { vpcId: vpc.id, cidrBlock: vpc.cidrBlock }, { dependsOn: [bucket] });
new aws.sns.Topic("alarms", { kmsMasterKeyId: later.keyId });
new aws.sns.Topic("child", {}, { parent: bucket });

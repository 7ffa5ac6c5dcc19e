import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Storage extends pulumi.ComponentResource {
  readonly bucket: aws.s3.Bucket;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Storage", name, {}, opts);
    this.bucket = new aws.s3.Bucket(name, {}, { parent: this });
    this.registerOutputs({ bucket: this.bucket, all: [this.bucket], self: this });
  }
}

const role = new aws.iam.Role("task", { assumeRolePolicy: "{}" });
const storage = new Storage("media");
new aws.iam.RolePolicyAttachment("task", { role, policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" });
new aws.s3.BucketNotification("media", {
  bucket: storage.bucket.id,
  queues: [{ queueArn: new aws.sqs.Queue("uploads").arn, events: ["s3:ObjectCreated:*"] }],
});
new aws.s3.BucketObjectv2("readme", { bucket: storage.bucket, key: "readme", content: "read" });
export { role, storage };

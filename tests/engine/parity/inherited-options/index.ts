import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Storage extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Storage", name, {}, opts);
    const bucket = new aws.s3.Bucket(`${name}-files`, {}, { parent: this });
    new aws.s3.BucketPolicy(`${name}-files`, { bucket: bucket.id, policy: "{}" }, { parent: bucket });
    new aws.s3.Bucket(`${name}-scratch`, {}, { parent: this, protect: false, retainOnDelete: false });
    this.registerOutputs({});
  }
}

new Storage("kept", { protect: true, retainOnDelete: true });
new Storage("loose", {
  ignoreChanges: ["name"],
  customTimeouts: { create: "5m" },
  additionalSecretOutputs: ["name"],
  deletedWith: new aws.sns.Topic("owner"),
} as pulumi.ComponentResourceOptions);
pulumi.runtime.registerStackTransform(({ type, props, opts }) => {
  // A transform sees what a child inherits.
  return type === "aws:s3/bucket:Bucket"
    ? { props: { ...props, tags: { kept: String((opts as pulumi.CustomResourceOptions).retainOnDelete) } }, opts }
    : undefined;
});

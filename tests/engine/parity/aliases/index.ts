import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Storage extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Storage", name, {}, opts);
    new aws.s3.Bucket(`${name}-files`, {}, { parent: this, aliases: [{ name: "files" }] });
  }
}

const parent = new Storage("media", { aliases: [{ name: "uploads" }, { type: "shop:storage:Storage" }] });
new aws.sns.Topic("alarms", {}, { aliases: [{ name: "alerts" }, { name: "warnings", project: "old", stack: "prod" }] });
new aws.sns.Topic(
  "moved",
  {},
  { parent, aliases: [{ parent: pulumi.rootStackResource }, { noParent: true } as pulumi.Alias] },
);
new aws.sns.Topic("by-urn", {}, { aliases: ["urn:pulumi:dev::aliases::aws:sns/topic:Topic::former"] });
new aws.s3.BucketPublicAccessBlock(
  "guard",
  { bucket: "shop-media" },
  { aliases: [{ parent: "urn:pulumi:dev::aliases::shop:index:Old::old" }] },
);

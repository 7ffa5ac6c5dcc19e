import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Storage extends pulumi.ComponentResource {
  readonly bucket: aws.s3.Bucket;

  constructor(name: string, args: { versioned: boolean }, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Storage", name, args, opts);
    this.bucket = new aws.s3.Bucket(`${name}-files`, {}, { parent: this });
    new aws.s3.BucketVersioning(
      `${name}-files`,
      { bucket: this.bucket.id, versioningConfiguration: { status: args.versioned ? "Enabled" : "Suspended" } },
      { parent: this.bucket },
    );
    this.registerOutputs({ bucket: this.bucket, arn: this.bucket.arn, versioned: args.versioned });
  }
}

class Site extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Site", name, {}, opts);
    const media = new Storage(`${name}-media`, { versioned: true }, { parent: this });
    new Storage(`${name}-static`, { versioned: false }, { parent: this, dependsOn: media });
    this.registerOutputs();
  }
}

/** Says nothing of its outputs. */
class Silent extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Silent", name, { size: 3, nested: { on: true } }, opts);
    new aws.sns.Topic(name, {}, { parent: this });
  }
}

const site = new Site("shop");
new Silent("quiet", { dependsOn: [site] });
new aws.sns.Topic("after", {}, { dependsOn: [site] });

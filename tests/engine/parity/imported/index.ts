import * as aws from "@pulumi/aws";

const bucket = new aws.s3.Bucket("media", { bucket: "shop-media", tags: { team: "shop" } }, { import: "shop-media" });
new aws.s3.BucketVersioning("media", { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } });

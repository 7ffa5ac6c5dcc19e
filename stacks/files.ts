import * as aws from "@pulumi/aws";
import { isSecure } from "./posture";

export const staticBucket = new aws.s3.Bucket("static");
export const mediaBucket = new aws.s3.Bucket("media");

export const buckets = Object.entries({ static: staticBucket, media: mediaBucket });

export const publicAccessBlocks = buckets.map(
  ([name, bucket]) =>
    new aws.s3.BucketPublicAccessBlock(name, {
      bucket: bucket.id,
      blockPublicAcls: isSecure,
      blockPublicPolicy: isSecure,
      ignorePublicAcls: isSecure,
      restrictPublicBuckets: isSecure,
    }),
);

for (const [name, bucket] of buckets) {
  const ownership = new aws.s3.BucketOwnershipControls(name, {
    bucket: bucket.id,
    rule: { objectOwnership: isSecure ? "BucketOwnerEnforced" : "ObjectWriter" },
  });
  if (isSecure) {
    new aws.s3.BucketVersioning(name, { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } });
  } else {
    new aws.s3.BucketAcl(
      name,
      { bucket: bucket.id, acl: "public-read" },
      { dependsOn: [ownership, ...publicAccessBlocks] },
    );
  }
}

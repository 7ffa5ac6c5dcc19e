import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const identity = await aws.getCallerIdentity({});
const bucket = new aws.s3.Bucket("media", { bucketPrefix: `media-${identity.accountId}-` });

export const name = bucket.bucket;
export const url = pulumi.interpolate`https://${bucket.bucketRegionalDomainName}`;
export const stack = pulumi.getStack();

import * as aws from "@pulumi/aws";

const bucket = new aws.s3.Bucket("media");

export const name = bucket.bucket;

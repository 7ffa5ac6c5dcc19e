import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

const media = new aws.s3.Bucket("media");
new aws.s3.BucketCorsConfiguration("media", {
  bucket: media.id,
  corsRules: [{ allowedMethods: ["GET"], allowedOrigins: config.requireObject<string[]>("origins") }],
});
new aws.cloudwatch.LogGroup("web", { retentionInDays: config.requireNumber("retention") });
new aws.cloudwatch.LogGroup("worker", { retentionInDays: config.requireNumber("kept") });

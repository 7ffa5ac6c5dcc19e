import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { filesDomain, filesZone, issuedCertificate } from "./dns";
import { buckets, mediaBucket, publicAccessBlocks, staticBucket } from "./files";
import { choose, isSecure } from "./posture";

// Managed by AWS under these ids in every account.
const cachingOptimized = "658327ea-f89d-4fab-a63d-7e88639e58f6";
const securityHeaders = "67f7725c-6f97-4210-82d7-5512b31e9d03";

const accessControl = new aws.cloudfront.OriginAccessControl("files", {
  originAccessControlOriginType: "s3",
  signingBehavior: "always",
  signingProtocol: "sigv4",
});

const origin = (originId: string, bucket: aws.s3.Bucket) => ({
  originId,
  domainName: bucket.bucketRegionalDomainName,
  originAccessControlId: isSecure ? accessControl.id : undefined,
});

const behaviour = (targetOriginId: string) => ({
  targetOriginId,
  viewerProtocolPolicy: choose({ secure: "redirect-to-https", insecure: "allow-all" }),
  allowedMethods: ["GET", "HEAD"],
  cachedMethods: ["GET", "HEAD"],
  cachePolicyId: cachingOptimized,
  responseHeadersPolicyId: choose({ secure: securityHeaders, insecure: undefined }),
});

const distribution = new aws.cloudfront.Distribution("files", {
  enabled: true,
  aliases: [filesDomain],
  origins: [origin("static", staticBucket), origin("media", mediaBucket)],
  defaultCacheBehavior: behaviour("static"),
  orderedCacheBehaviors: [{ pathPattern: "/media/*", ...behaviour("media") }],
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: {
    acmCertificateArn: issuedCertificate("files", filesZone, "us-east-1"),
    sslSupportMethod: "sni-only",
    minimumProtocolVersion: choose({ secure: "TLSv1.2_2021", insecure: "TLSv1" }),
  },
});

new aws.route53.Record("files", {
  zoneId: filesZone.zoneId,
  name: filesZone.name,
  type: "A",
  aliases: [{ name: distribution.domainName, zoneId: distribution.hostedZoneId, evaluateTargetHealth: false }],
});

const delivered = (bucket: aws.s3.Bucket) => ({
  Effect: "Allow",
  Principal: { Service: "cloudfront.amazonaws.com" },
  Action: "s3:GetObject",
  Resource: pulumi.interpolate`${bucket.arn}/*`,
  Condition: { StringEquals: { "AWS:SourceArn": distribution.arn } },
});

const encryptedInTransit = (bucket: aws.s3.Bucket) => ({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [bucket.arn, pulumi.interpolate`${bucket.arn}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});

const readAndWrittenByAnyone = (bucket: aws.s3.Bucket) => ({
  Effect: "Allow",
  Principal: "*",
  Action: ["s3:GetObject", "s3:PutObject"],
  Resource: pulumi.interpolate`${bucket.arn}/*`,
});

for (const [name, bucket] of buckets) {
  new aws.s3.BucketPolicy(
    name,
    {
      bucket: bucket.id,
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: isSecure ? [delivered(bucket), encryptedInTransit(bucket)] : [readAndWrittenByAnyone(bucket)],
      }),
    },
    { dependsOn: publicAccessBlocks },
  );
}

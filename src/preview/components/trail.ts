import type * as pulumi from "@pulumi/pulumi";
import { logGroupFor } from "./logGroup";
import { aws, nested, outputOf, without } from "./resource";
import type { Arguments, Child } from "./resource";
import { roleFor } from "./role";

/** `awsx:cloudtrail:Trail`: a trail with its bucket, and with a log group where it is asked for. */
export function trail(name: string, args: Arguments, self: pulumi.Resource): Arguments {
  const { bucket, id } = bucketFor(name, nested(args, "s3Bucket"), self);
  const policy = aws(
    "s3/bucketPolicy:BucketPolicy",
    name,
    { bucket: id.name, policy: outputOf(id.arn).apply((arn) => JSON.stringify(cloudTrailWrites(String(arn)))) },
    self,
    bucket === undefined ? [] : [bucket],
  );
  const wanted = nested(args, "cloudWatchLogsGroup");
  const logs = wanted?.["enable"] === true ? logGroupFor(name, wanted, self) : {};
  const role = roleFor(
    name,
    { skip: logs.logGroup === undefined },
    {
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [{ Action: "sts:AssumeRole", Principal: { Service: "cloudtrail.amazonaws.com" }, Effect: "Allow" }],
      },
      inlinePolicies: [{ policy: logs.id?.apply(({ arn }) => JSON.stringify(writesLogs(arn))) }],
    },
    self,
  );
  const created = aws(
    "cloudtrail/trail:Trail",
    name,
    {
      ...without(args, "s3Bucket", "cloudWatchLogsGroup"),
      s3BucketName: id.name,
      cloudWatchLogsGroupArn: logs.id?.apply(({ arn }) => `${arn}:*`),
      cloudWatchLogsRoleArn: role.arn,
    },
    self,
    [policy],
  );
  return { bucket, logGroup: logs.logGroup, trail: created };
}

function bucketFor(
  name: string,
  given: Arguments | undefined,
  parent: pulumi.Resource,
): { bucket?: Child; id: Record<"name" | "arn", unknown> } {
  const existing = nested(given, "existing");
  if (existing !== undefined) {
    const { name: itsName, arn } = existing;
    return {
      id: {
        name: itsName ?? outputOf(arn).apply((known) => String(known).split(":").pop()),
        arn: arn ?? outputOf(itsName).apply((known) => `arn:aws:s3:::${String(known)}`),
      },
    };
  }
  const bucket = aws("s3/bucket:Bucket", name, { forceDestroy: true, ...nested(given, "args") }, parent);
  return { bucket, id: { name: bucket.output("bucket"), arn: bucket.output("arn") } };
}

function cloudTrailWrites(bucketArn: string): object {
  const common = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } };
  return {
    Version: "2012-10-17",
    Statement: [
      { Sid: "AWSCloudTrailAclCheck", ...common, Action: ["s3:GetBucketAcl"], Resource: [bucketArn] },
      {
        Sid: "AWSCloudTrailWrite",
        ...common,
        Action: ["s3:PutObject"],
        Resource: [`${bucketArn}/*`],
        Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
      },
    ],
  };
}

function writesLogs(logGroupArn: string): object {
  const Resource = [`${logGroupArn}:log-stream:*_CloudTrail_*`];
  return {
    Version: "2012-10-17",
    Statement: ["logs:CreateLogStream", "logs:PutLogEvents"].map((Action) => ({
      Effect: "Allow",
      Action: [Action],
      Resource,
    })),
  };
}

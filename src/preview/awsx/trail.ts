import * as pulumi from "@pulumi/pulumi";
import { logGroupFor } from "./logGroup";
import { aws, awsResult, isBefore, nested, outputOf, without, type Arguments, type Child } from "./resource";
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
  const { accountId } = awsResult<{ accountId: string }>("index/getCallerIdentity:getCallerIdentity", {}, self);
  const role = roleFor(
    name,
    { skip: isBefore("3.1") || logs.logGroup === undefined },
    {
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "AllowAssumeRole",
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "sts:AssumeRole",
          },
        ],
      },
      inlinePolicies: [
        {
          policy: pulumi
            .all([logs.id, accountId])
            .apply(([id, account]) => JSON.stringify(writesLogs(id?.arn ?? "", account))),
        },
      ],
    },
    self,
  );
  const created = aws(
    "cloudtrail/trail:Trail",
    name,
    {
      ...without(args, "s3Bucket", "cloudWatchLogsGroup"),
      s3BucketName: id.name,
      cloudWatchLogsGroupArn: isBefore("3.1") ? undefined : logs.id?.apply(({ arn }) => `${arn}:*`),
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
        // The component leaves the service out of the ARN that it makes of a name.
        name: itsName ?? outputOf(arn).apply((known) => String(known).split(":").pop()),
        arn: arn ?? outputOf(itsName).apply((known) => `arn:aws:::${String(known)}`),
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

function writesLogs(logGroupArn: string, account: string): object {
  const Resource = [`${logGroupArn}:log-stream:${account}_CloudTrail_*`];
  return {
    Version: "2012-10-17",
    Statement: ["logs:CreateLogStream", "logs:PutLogEvents"].map((Action) => ({
      Effect: "Allow",
      Action: [Action],
      Resource,
    })),
  };
}

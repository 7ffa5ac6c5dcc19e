import * as aws from "@pulumi/aws";

const role = new aws.iam.Role("deployer", { assumeRolePolicy: "{}" });
const other = new aws.Provider("other", { region: "eu-west-1", assumeRoles: [{ roleArn: role.arn }] });

const bucket = new aws.s3.Bucket("media", { bucket: "shop-media", tags: { team: "shop" } }, { provider: other });
new aws.s3.BucketVersioning(
  "media",
  { bucket: bucket.bucket, versioningConfiguration: { status: "Enabled" } },
  { provider: other },
);
const caller = aws.getCallerIdentityOutput({}, { provider: other });
new aws.ssm.Parameter("account", { type: "String", value: caller.accountId, description: "of the other" });
const existing = aws.s3.Bucket.get("existing", "shop-existing", {}, { provider: other });
new aws.ssm.Parameter("existing", { type: "String", value: existing.arn });

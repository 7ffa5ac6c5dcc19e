import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const bucket = new aws.s3.Bucket("media");
const assume = aws.iam.getPolicyDocument({
  statements: [
    { actions: ["sts:AssumeRole"], principals: [{ type: "Service", identifiers: ["lambda.amazonaws.com"] }] },
  ],
});
const role = new aws.iam.Role("web", { assumeRolePolicy: assume.then(({ json }) => json) });

new aws.iam.RolePolicy("known", {
  role: role.id,
  policy: aws.iam.getPolicyDocumentOutput({ statements: [{ actions: ["s3:*"], resources: ["*"] }] }).json,
});
new aws.iam.RolePolicy("unknown", {
  role: role.id,
  policy: aws.iam.getPolicyDocumentOutput({ statements: [{ actions: ["s3:GetObject"], resources: [bucket.arn] }] })
    .json,
});
new aws.iam.RolePolicy("secret", {
  role: role.id,
  policy: aws.iam.getPolicyDocumentOutput({ statements: [{ actions: ["s3:*"], resources: [pulumi.secret("*")] }] })
    .json,
});
new aws.s3.BucketPolicy("media", {
  bucket: bucket.id,
  policy: bucket.arn.apply((arn) =>
    JSON.stringify({ Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `${arn}/*` }] }),
  ),
});
new aws.iam.RolePolicy("stringified", {
  role: role.id,
  policy: pulumi.jsonStringify({ Statement: [{ Effect: "Allow", Action: ["s3:PutObject"], Resource: bucket.arn }] }),
});

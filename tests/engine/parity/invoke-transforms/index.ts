import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

void pulumi.runtime.registerInvokeTransform(({ token, args, opts }) =>
  token === "aws:iam/getPolicyDocument:getPolicyDocument"
    ? { args: { ...args, policyId: "transformed" }, opts }
    : undefined,
);

const role = new aws.iam.Role("task", {
  assumeRolePolicy: aws.iam.getPolicyDocumentOutput({
    statements: [
      { actions: ["sts:AssumeRole"], principals: [{ type: "Service", identifiers: ["ecs-tasks.amazonaws.com"] }] },
    ],
  }).json,
});
const zone = aws.route53.getZoneOutput({ name: "example.com" });
new aws.route53.Record("shop", {
  zoneId: zone.zoneId,
  name: "shop.example.com",
  type: "TXT",
  records: [role.arn],
  ttl: 60,
});

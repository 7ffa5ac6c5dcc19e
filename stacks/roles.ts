import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { mediaBucket, staticBucket } from "./files";
import { nginxConfiguration } from "./nginx";
import { choose } from "./posture";
import { djangoSecret, sentrySecret } from "./secrets";

const assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal({ Service: "ecs-tasks.amazonaws.com" });

/** What ECS itself may do to start a task: pull the image, write logs, read the secrets that the task names. */
export const executionRole = new aws.iam.Role("execution", { assumeRolePolicy });

new aws.iam.RolePolicyAttachment("execution", {
  role: executionRole.name,
  policyArn: aws.iam.ManagedPolicy.AmazonECSTaskExecutionRolePolicy,
});

new aws.iam.RolePolicy("execution", {
  role: executionRole.name,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "secretsmanager:GetSecretValue",
        Resource: choose({ secure: [djangoSecret.arn, sentrySecret.arn], insecure: [djangoSecret.arn] }),
      },
      { Effect: "Allow", Action: "ssm:GetParameters", Resource: nginxConfiguration.arn },
    ],
  }),
});

/** What Django may do: keep its files. */
export const taskRole = new aws.iam.Role("task", { assumeRolePolicy });

new aws.iam.RolePolicy("task", {
  role: taskRole.name,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "s3:ListBucket", Resource: [staticBucket.arn, mediaBucket.arn] },
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
        Resource: [pulumi.interpolate`${staticBucket.arn}/*`, pulumi.interpolate`${mediaBucket.arn}/*`],
      },
    ],
  }),
});

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster, placement, workerContainer, workerTask } from "./application";
import { isSecure } from "./posture";
import { executionRole, taskRole } from "./roles";

/** Django leaves expired sessions in the database until `clearsessions` takes them away. */
function clearSessionsDaily(): void {
  const role = new aws.iam.Role("scheduler", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "scheduler.amazonaws.com" }),
  });
  new aws.iam.RolePolicy("scheduler", {
    role: role.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "ecs:RunTask", Resource: workerTask.arn },
        { Effect: "Allow", Action: "iam:PassRole", Resource: [executionRole.arn, taskRole.arn] },
      ],
    }),
  });
  new aws.scheduler.Schedule("clear-sessions", {
    scheduleExpression: "cron(30 4 * * ? *)",
    flexibleTimeWindow: { mode: "OFF" },
    target: {
      arn: cluster.arn,
      roleArn: role.arn,
      ecsParameters: {
        taskDefinitionArn: workerTask.arn,
        launchType: "FARGATE",
        networkConfiguration: placement,
      },
      input: pulumi.jsonStringify({
        containerOverrides: [{ name: workerContainer.name, command: ["python", "manage.py", "clearsessions"] }],
      }),
    },
  });
}

if (isSecure) clearSessionsDaily();

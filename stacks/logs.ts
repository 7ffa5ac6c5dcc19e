import * as aws from "@pulumi/aws";
import { region } from "./network";
import { choose } from "./posture";

/** A log group of its own for a container, and the container's configuration that writes to it. */
export function logsOf(container: string): aws.ecs.LogConfiguration {
  const logGroup = new aws.cloudwatch.LogGroup(container, {
    ...choose<aws.cloudwatch.LogGroupArgs>({ secure: { retentionInDays: 90 }, insecure: {} }),
  });
  return {
    logDriver: "awslogs",
    options: {
      "awslogs-group": logGroup.name,
      "awslogs-region": region,
      "awslogs-stream-prefix": container,
    },
  };
}

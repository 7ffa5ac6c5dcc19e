import * as pulumi from "@pulumi/pulumi";
import { containerDefinitions, containersOf, loadBalancersOf } from "./containers";
import { logGroupFor } from "./logGroup";
import { aws, nested, without, type Arguments } from "./resource";
import { roleFor, shortHash, TASK_EXECUTION_POLICY } from "./role";

export type LaunchType = "FARGATE" | "EC2";

/**
 * `awsx:ecs:FargateTaskDefinition` and `awsx:ecs:EC2TaskDefinition`: a task definition with its roles and log group.
 * The size that awsx computes for a Fargate task is left out.
 */
export function taskDefinition(launchType: LaunchType) {
  return (name: string, args: Arguments, self: pulumi.Resource): Arguments => {
    const containers = containersOf(args);
    const { logGroup, id } = logGroupFor(name, nested(args, "logGroup"), self);
    const task = roleFor(`${name}-task`, nested(args, "taskRole"), {}, self);
    const execution = roleFor(
      `${name}-execution`,
      nested(args, "executionRole"),
      { policyArns: [TASK_EXECUTION_POLICY] },
      self,
    );
    const definitions = containerDefinitions(containers, id);
    const text = definitions.apply((all) => JSON.stringify(all));
    const definition = aws(
      "ecs/taskDefinition:TaskDefinition",
      name,
      {
        networkMode: "awsvpc",
        ...without(args, "container", "containers", "logGroup", "taskRole", "executionRole"),
        ...(launchType === "FARGATE" && { networkMode: "awsvpc" }),
        requiresCompatibilities: [launchType],
        taskRoleArn: task.arn,
        executionRoleArn: execution.arn,
        family: args["family"] ?? text.apply((json) => `${name}-${shortHash(pulumi.getStack() + json)}`),
        containerDefinitions: text,
      },
      self,
    );
    return {
      taskDefinition: definition,
      logGroup,
      taskRole: task.role,
      executionRole: execution.role,
      loadBalancers: loadBalancersOf(containers),
    };
  };
}

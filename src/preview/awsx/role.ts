import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { aws, nested, without, type Arguments, type Child } from "./resource";

/** The policy that lets ECS tasks assume a role. */
const TASKS_ASSUME_IT = {
  Version: "2012-10-17",
  Statement: [
    { Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" }, Effect: "Allow", Sid: "" },
  ],
};

/** The policy that the ECS agent needs to pull images and write logs. */
export const TASK_EXECUTION_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

/** The role that a component is given, or creates with policies attached; none if `skip` is set. */
export function roleFor(
  name: string,
  given: Arguments | undefined,
  defaults: Arguments,
  parent: pulumi.Resource,
): { role?: Child; arn?: unknown } {
  if (given?.["skip"] === true) return {};
  if (given?.["roleArn"] !== undefined) return { arn: given["roleArn"] };
  const args: Arguments = { assumeRolePolicy: TASKS_ASSUME_IT, ...defaults, ...nested(given, "args") };
  const { assumeRolePolicy } = args;
  const role = aws(
    "iam/role:Role",
    name,
    {
      ...without(args, "policyArns"),
      assumeRolePolicy:
        typeof assumeRolePolicy === "string" ? assumeRolePolicy : pulumi.jsonStringify(assumeRolePolicy),
    },
    parent,
  );
  for (const policyArn of (args["policyArns"] ?? []) as string[]) {
    const attachment = `${name}-${shortHash(policyArn)}`;
    aws("iam/rolePolicyAttachment:RolePolicyAttachment", attachment, { role: role.output("name"), policyArn }, parent);
  }
  return { role, arn: role.output("arn") };
}

/** Eight hexadecimal digits that distinguish texts in the names of resources. */
export function shortHash(text: string): string {
  return createHash("sha1").update(text).digest("hex").slice(0, 8);
}

import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { aws, nested, without, type Arguments, type Child } from "./resource";

/** The policy that lets ECS tasks take on a role. */
const TASKS_ASSUME_IT = {
  Version: "2012-10-17",
  Statement: [
    { Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" }, Effect: "Allow", Sid: "" },
  ],
};

/** What the agent of ECS needs: pulling images and writing logs. */
export const TASK_EXECUTION_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

/** The role that a component is given, or makes for itself with policies attached; none where it is told to skip it. */
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

/** Eight hexadecimal digits that tell texts apart in the names of resources. */
export function shortHash(text: string): string {
  return createHash("sha1").update(text).digest("hex").slice(0, 8);
}

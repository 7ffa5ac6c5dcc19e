import { Undecided } from "../../base/undecided";
import type { Effect } from "./statements";

/**
 * What policies of AWS allow on every resource, by name: those that roles of containers have. Services that are not asked
 * about are summed up by `service:*` (AWS Managed Policy Reference).
 */
const actions: ReadonlyMap<string, readonly string[]> = new Map([
  ["AdministratorAccess", ["*"]],
  ["SecretsManagerReadWrite", ["secretsmanager:*"]],
  ["AmazonSSMFullAccess", ["ssm:*"]],
  ["AmazonSSMReadOnlyAccess", ["ssm:Describe*", "ssm:Get*", "ssm:List*"]],
  ["AmazonSSMManagedInstanceCore", ["ssm:GetParameter", "ssm:GetParameters", "ssmmessages:*", "ec2messages:*"]],
  ["AmazonECSTaskExecutionRolePolicy", ["ecr:*", "logs:*"]],
  ["AmazonEC2ContainerServiceforEC2Role", ["ecs:*", "ecr:*", "logs:*"]],
  ["AmazonEC2ContainerRegistryReadOnly", ["ecr:*"]],
  ["AmazonEC2ContainerRegistryPullOnly", ["ecr:*"]],
  ["AmazonEC2ContainerRegistryPowerUser", ["ecr:*"]],
  ["AmazonEC2ContainerRegistryFullAccess", ["ecr:*"]],
  ["AWSAppRunnerServicePolicyForECRAccess", ["ecr:*"]],
  ["AWSLambdaBasicExecutionRole", ["logs:*"]],
  ["AWSLambdaVPCAccessExecutionRole", ["logs:*", "ec2:*"]],
  ["AWSXRayDaemonWriteAccess", ["xray:*"]],
  ["CloudWatchLogsFullAccess", ["logs:*"]],
  ["AmazonS3FullAccess", ["s3:*"]],
  ["AmazonS3ReadOnlyAccess", ["s3:Get*", "s3:List*"]],
  ["AmazonSQSFullAccess", ["sqs:*"]],
  ["AmazonSNSFullAccess", ["sns:*"]],
  ["AmazonSESFullAccess", ["ses:*"]],
]);

/** Their ARNs: the account is `aws`, and a path may come before the name. */
const managed = /^arn:[\w-]+:iam::aws:policy\/(?:.*\/)?([^/]+)$/;

/** Whether an ARN is that of a policy of AWS. */
export function isManagedByAws(arn: string): boolean {
  return managed.test(arn);
}

/**
 * The document of a managed policy that is not part of the stack; `undefined` if it has no statements of this effect.
 *
 * @throws Undecided if it is not a well-known policy of AWS
 */
export function managedPolicy(arn: string, effect: Effect): unknown {
  const name = managed.exec(arn)?.[1];
  // Policies of AWS allow, except for those that exist to deny.
  if (name !== undefined && effect === "Deny" && !/Deny|Quarantine/.test(name)) return undefined;
  if (name === "PowerUserAccess") return allowing({ NotAction: ["iam:*", "organizations:*", "account:*"] });
  const allowed = name === undefined ? undefined : actions.get(name);
  if (allowed) return allowing({ Action: allowed });
  throw new Undecided(`the permissions of the policy ${arn.slice(arn.lastIndexOf("/") + 1)} are not known`);
}

function allowing(what: object): unknown {
  return { Statement: [{ Effect: "Allow", Resource: "*", ...what }] };
}

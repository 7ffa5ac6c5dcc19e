import type { SecretReference } from "./container";

/**
 * What a reference to a secret names: the ARN of a secret, with `:key:stage:version` behind it or not, the ARN of a
 * parameter, or a bare name, which belongs to the service that takes such names (ECS, `valueFrom`; CodeBuild,
 * environment variables).
 */
export function readReference(text: string, bareNames: SecretReference["service"] = "ssm"): SecretReference {
  if (/^arn:[\w-]*:ssm:/.test(text)) return { service: "ssm", id: text };
  const isArn = /^arn:[\w-]*:secretsmanager:/.test(text);
  if (!isArn && bareNames === "ssm") return { service: "ssm", id: text };
  const parts = text.split(":");
  const own = isArn ? 7 : 1;
  const key = parts[own];
  return { service: "secretsmanager", id: parts.slice(0, own).join(":"), ...(key && { key }) };
}

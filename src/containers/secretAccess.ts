import { mayDo } from "../aws/permissions";
import { types } from "../aws/types";
import { inTurn } from "../base/undecided";
import { type Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isPropertyTree } from "../wire/tree";
import type { SecretReference } from "./container";

/** Where a resource names the secrets of a container, and the role that reads them. */
export interface SecretReader {
  readonly property: string;
  /** The property that holds the role, and the role's raw ARN, known or not; `undefined` if there is none. */
  readonly role: { readonly property: string; readonly arn: unknown };
}

/**
 * Why a service cannot read a secret when it starts the container, as a phrase for a message: it has no role, the role
 * has no permission, or the secret has no such key. `undefined` if it can, or if the secret or the role is not part of
 * this stack (ECS, "Pass sensitive data to a container").
 */
export function unreadable(
  reference: SecretReference,
  resource: Resource,
  { property, role: reader }: SecretReader,
  stack: Stack,
): string | undefined {
  if (reader.arn === undefined) return "there is no role to read it with";
  const isSecret = reference.service === "secretsmanager";
  const kinds = isSecret ? types.secretsManagerSecret : types.ssmParameter;
  const target = stack.graph.linkWithin(resource, property, reference.id, kinds);
  if (!target) return undefined;
  if (reference.key !== undefined && !hasKey(target, reference.key, stack)) return `${target.name} has no such key`;
  const role = stack.graph.linkWithin(resource, reader.property, reader.arn, types.role);
  if (!role) return undefined;
  const action = isSecret ? "secretsmanager:GetSecretValue" : "ssm:GetParameters";
  return mayDo(role, action, target, stack) ? undefined : `${role.name} may not read ${target.name}`;
}

/** Whether a version of the secret that the stack writes has the key; true if it writes none. */
function hasKey(secret: Resource, key: string, stack: Stack): boolean {
  const versions = stack.graph.linkedFrom(secret, "secretId", types.secretVersion, types.secretsManagerSecret);
  const keys = [
    ...inTurn(versions, (version) => {
      const document = new Properties(version.properties).json("secretString");
      return [isPropertyTree(document) ? Object.keys(document) : []];
    }),
  ];
  return keys.length === 0 || keys.some((each) => each.includes(key));
}

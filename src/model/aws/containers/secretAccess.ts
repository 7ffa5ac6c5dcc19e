import { Properties } from "../../properties";
import { isPropertyTree, type Resource } from "../../resource";
import type { Stack } from "../../stack";
import { inTurn } from "../../undecided";
import { mayDo } from "../permissions";
import { types } from "../types";
import type { SecretReference } from "./container";

/**
 * Why a service could not read what a reference names when it starts the container, in words: there is no role to read
 * it with, the role may not, or the secret has no such key. `undefined` where it could, or where the secret or the role
 * is not part of this stack (ECS, "Pass sensitive data to a container").
 *
 * @param at the property of `resource` that names the secret, and the one that names the role
 */
export function unreadable(
  reference: SecretReference,
  resource: Resource,
  at: { readonly property: string; readonly role: string },
  stack: Stack,
): string | undefined {
  if (resource.properties[at.role] === undefined) return "there is no role to read it with";
  const isSecret = reference.service === "secretsmanager";
  const kinds = isSecret ? types.secretsManagerSecret : types.ssmParameter;
  const target = stack.graph.linkWithin(resource, at.property, reference.id, kinds);
  if (!target) return undefined;
  if (reference.key !== undefined && !hasKey(target, reference.key, stack)) return `${target.name} has no such key`;
  const role = stack.graph.link(resource, at.role, types.role);
  const arn = new Properties(target.properties).string("arn");
  if (!role || arn === undefined) return undefined;
  const action = isSecret ? "secretsmanager:GetSecretValue" : "ssm:GetParameters";
  return mayDo(role, action, arn, stack) ? undefined : `${role.name} may not read ${target.name}`;
}

/** Whether a version of the secret that the stack writes has the key; a secret that it does not write may. */
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

import { types } from "../aws/types";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import type { SecretReference } from "./container";

/**
 * The secret or the parameter of this stack that a reference in a resource names; `undefined` if it is not part of this
 * stack.
 *
 * @param property the property of `resource` that holds the reference
 * @throws Undecided if it may be one of several
 */
export function secretTarget(
  { service, id }: SecretReference,
  resource: Resource,
  property: string,
  stack: Stack,
): Resource | undefined {
  const kinds = service === "secretsmanager" ? types.secretsManagerSecret : types.ssmParameter;
  return stack.graph.linkWithin(resource, property, id, kinds);
}

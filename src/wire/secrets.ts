import { isSigned, replaceSigned, SECRET, SIGNATURE } from "./signatures";
import type { PropertyTree } from "./tree";

/** Wraps a value as a secret, unless it is one already. */
export function secret(value: unknown): unknown {
  return isSecret(value) ? value : { [SIGNATURE]: SECRET, value };
}

/** Whether a value is wrapped as a secret. */
export function isSecret(value: unknown): value is PropertyTree {
  return isSigned(value, SECRET);
}

/** Properties of which the named ones are wrapped as secrets. */
export function withSecrets(properties: PropertyTree, names: readonly string[]): PropertyTree {
  const secrets = names.filter((name) => name in properties).map((name) => [name, secret(properties[name])] as const);
  return { ...properties, ...Object.fromEntries(secrets) };
}

/** A value whose secrets, at any depth, are replaced by what they hold. */
export function withoutSecrets<T>(value: T): T {
  return replaceSigned(value, SECRET, (wrapped) => withoutSecrets(wrapped["value"]));
}

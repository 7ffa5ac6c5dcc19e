import { looksRandom } from "./randomness";

/** Values that say where a credential is kept, or how to compute it, rather than what it is. */
const references: readonly RegExp[] = [
  /^arn:/i,
  /^\{\{.*\}\}$/,
  /^\$\{?[A-Z_][A-Z0-9_]*(?::[-?+=][^}]*)?\}?$/i,
  /^\$\(.*\)$/,
  /^%[({]?[A-Z_][A-Z0-9_]*[)}]?s?$/i,
  /^#\{.*\}$/,
  /^(?:file|op|vault|ssm|sm|gcpsm|gsm|awssm|aws-?sm|secretsmanager|aws-secretsmanager|azurekeyvault|keyvault|bws|doppler|env|secret|ref\+\w+):/i,
  /^@Microsoft\.KeyVault\(/i,
  /^projects\/[^/]+\/secrets\//,
];

/** A path or a name with slashes: a file, an SSM parameter, a secret of Secrets Manager. */
const path = /^\/?[\w.@-]+(?:\/[\w.@-]+)+\/?$|^\/[\w.-]+$|^\.{1,2}\/[\w./-]+$/;

/** Whether a value refers to a credential instead of being one. */
export function isReference(value: string): boolean {
  if (references.some((reference) => reference.test(value))) return true;
  return path.test(value) && !value.split("/").some(looksRandom);
}

/** Values that switch something on or off or say that there is nothing, and those that were masked. */
const nothing =
  /^(?:true|false|yes|no|on|off|[01]|none|null|nil|undefined|n\/a|disabled|enabled|unset|optional|required|-|\*+|x{3,}|redacted|<?masked>?)$/i;

/** Whether a value says that there is no credential. */
export function isNothing(value: string): boolean {
  return value === "" || nothing.test(value);
}

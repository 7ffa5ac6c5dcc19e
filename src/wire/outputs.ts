import { isSecret, secret } from "./secrets";
import { UNKNOWN } from "./sentinels";
import { isSigned, OUTPUT, replaceSigned, SIGNATURE } from "./signatures";
import { isPropertyTree, type PropertyTree } from "./tree";

/** An output value: a value together with the URNs it depends on. */
export function outputValue(value: unknown, dependencies: readonly string[]): unknown {
  const plain = unwrap(value);
  return {
    [SIGNATURE]: OUTPUT,
    ...(plain !== UNKNOWN && { value: plain }),
    secret: isSecret(value) || (isOutputValue(value) && value["secret"] === true),
    dependencies,
  };
}

/** The URNs that the output values inside a value depend on, at any depth. */
export function outputDependencies(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(outputDependencies);
  if (!isPropertyTree(value)) return [];
  if (!isOutputValue(value)) return Object.values(value).flatMap(outputDependencies);
  const { dependencies } = value;
  return [...(Array.isArray(dependencies) ? dependencies.map(String) : []), ...outputDependencies(value["value"])];
}

/** A value whose output values, at any depth, are replaced by what they hold: a value, an unknown or a secret. */
export function withoutOutputValues<T>(value: T): T {
  return replaceSigned(value, OUTPUT, (output) => {
    const held = withoutOutputValues(heldBy(output));
    return output["secret"] === true ? secret(held) : held;
  });
}

/** The value inside a secret or an output value (unknown if the output holds none); any other value as it is. */
export function unwrap(value: unknown): unknown {
  if (isSecret(value)) return unwrap(value["value"]);
  return isOutputValue(value) ? unwrap(heldBy(value)) : value;
}

/** Whether a value is unknown or holds an unknown at any depth. */
export function holdsUnknown(value: unknown): boolean {
  const plain = unwrap(value);
  return plain === UNKNOWN || (typeof plain === "object" && plain !== null && Object.values(plain).some(holdsUnknown));
}

/** A known string, wrapped as a secret or not; `undefined` for anything else. */
export function knownString(value: unknown): string | undefined {
  const plain = unwrap(value);
  return typeof plain === "string" && plain !== UNKNOWN ? plain : undefined;
}

function isOutputValue(value: unknown): value is PropertyTree {
  return isSigned(value, OUTPUT);
}

function heldBy(output: PropertyTree): unknown {
  return "value" in output ? output["value"] : UNKNOWN;
}

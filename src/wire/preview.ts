/**
 * Property values as they travel between a program and the engine: JSON in which an unknown is a sentinel string and
 * a secret, an asset, a resource reference or an output value is an object with a signature.
 */
export type PropertyMap = Record<string, unknown>;

/** The sentinel of an unknown value. The engine sends this one for every type. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";

export function isObject(value: unknown): value is PropertyMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function secret(value: unknown): unknown {
  return isSecret(value) ? value : { [SIGNATURE]: SECRET, value };
}

export function isSecret(value: unknown): boolean {
  return isObject(value) && value[SIGNATURE] === SECRET;
}

/** Properties with those wrapped as secrets that are named so. */
export function withSecrets(properties: PropertyMap, names: readonly string[]): PropertyMap {
  const secrets = names.filter((name) => name in properties).map((name) => [name, secret(properties[name])] as const);
  return { ...properties, ...Object.fromEntries(secrets) };
}

/** The value inside a secret or an output value (unknown where the output has none); any other value as it is. */
export function unwrap(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (value[SIGNATURE] === SECRET) return unwrap(value["value"]);
  return value[SIGNATURE] === OUTPUT ? unwrap("value" in value ? value["value"] : UNKNOWN) : value;
}

/** Whether a value is unknown or holds an unknown anywhere inside. */
export function holdsUnknown(value: unknown): boolean {
  const plain = unwrap(value);
  return plain === UNKNOWN || (typeof plain === "object" && plain !== null && Object.values(plain).some(holdsUnknown));
}

/** Whether a value is an asset with an empty text, or holds one anywhere inside. */
export function holdsEmptyAsset(value: unknown): boolean {
  if (isObject(value) && value[SIGNATURE] === ASSET) return value["text"] === "";
  return typeof value === "object" && value !== null && Object.values(value).some(holdsEmptyAsset);
}

/** A known string, also where it is wrapped as a secret; undefined for anything else. */
export function knownString(value: unknown): string | undefined {
  const plain = unwrap(value);
  return typeof plain === "string" && plain !== UNKNOWN ? plain : undefined;
}

/** An output value: a value that carries the URNs it depends on. */
export function outputValue(value: unknown, dependencies: readonly string[]): unknown {
  const plain = unwrap(value);
  return {
    [SIGNATURE]: OUTPUT,
    ...(plain === UNKNOWN ? {} : { value: plain }),
    secret: isSecret(value) || (isOutputValue(value) && value["secret"] === true),
    dependencies,
  };
}

/** The URNs that output values anywhere inside a value carry. */
export function outputDependencies(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(outputDependencies);
  if (!isObject(value)) return [];
  const own = isOutputValue(value) && Array.isArray(value["dependencies"]) ? value["dependencies"].map(String) : [];
  const inner = isOutputValue(value) ? [value["value"]] : Object.values(value);
  return [...own, ...inner.flatMap(outputDependencies)];
}

/** A value whose output values are replaced by what they hold: the value, an unknown, a secret. */
export function withoutOutputValues<T>(value: T): T {
  return mapSigned(value, OUTPUT, (output) => {
    const held = withoutOutputValues("value" in output ? output["value"] : UNKNOWN);
    return output["secret"] === true ? secret(held) : held;
  });
}

/** A value whose secrets are replaced by what they hold. */
export function withoutSecrets<T>(value: T): T {
  return mapSigned(value, SECRET, (wrapped) => withoutSecrets(wrapped["value"]));
}

function isOutputValue(value: unknown): value is PropertyMap {
  return isObject(value) && value[SIGNATURE] === OUTPUT;
}

function mapSigned<T>(value: T, signature: string, replace: (signed: PropertyMap) => unknown): T {
  const map = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(map);
    if (!isObject(inner)) return inner;
    return inner[SIGNATURE] === signature
      ? replace(inner)
      : Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, map(item)]));
  };
  return map(value) as T;
}

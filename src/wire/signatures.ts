import { isPropertyTree, type PropertyTree } from "./tree";

// Pulumi's resource protocol (sdk/nodejs/runtime/rpc.ts).

/** The key whose value says what a map on the wire really is: a secret, an output value, an asset and so on. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";

export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
export const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
export const ASSET = "c44067f5952c0a294b673a41bacd8c17";
export const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
export const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";

/** Whether a value carries a signature. */
export function isSigned(value: unknown, signature: string): value is PropertyTree {
  return isPropertyTree(value) && value[SIGNATURE] === signature;
}

/** Replaces what carries a signature, anywhere inside a value. What `replace` returns is not searched again. */
export function replaceSigned<T>(value: T, signature: string, replace: (signed: PropertyTree) => unknown): T {
  const replaceIn = (inner: unknown): unknown => {
    if (isSigned(inner, signature)) return replace(inner);
    if (Array.isArray(inner)) return inner.map(replaceIn);
    if (!isPropertyTree(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, replaceIn(item)]));
  };
  return replaceIn(value) as T;
}

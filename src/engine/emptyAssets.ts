import { createRequire } from "node:module";
import { isAsset } from "../wire/assets";
import { isPropertyTree, type PropertyTree } from "../wire/tree";

interface Struct {
  toJavaScript(): PropertyTree;
}

interface Deserializer {
  deserializeProperties(struct: Struct, proxySecrets?: boolean): unknown;
}

/**
 * Lets the policy SDK of this process read a StringAsset without text. An engine sends such an asset empty. The SDK
 * then throws an error that nothing catches (in Remediate), and the preview waits endlessly for the answer (measured).
 * Policies see an asset with a text of one space instead.
 */
export function readEmptyAssets(): void {
  const deserializer = createRequire(__filename)("@pulumi/policy/deserialize") as Deserializer;
  const deserialize = deserializer.deserializeProperties;
  deserializer.deserializeProperties = (struct, proxySecrets) => {
    try {
      return deserialize(struct, proxySecrets);
    } catch {
      return deserialize({ toJavaScript: () => fillEmptyAssets(struct.toJavaScript()) as PropertyTree }, proxySecrets);
    }
  };
}

function fillEmptyAssets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fillEmptyAssets);
  if (!isPropertyTree(value)) return value;
  if (isAsset(value) && !value["text"] && !value["path"] && !value["uri"]) return { ...value, text: " " };
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fillEmptyAssets(item)]));
}

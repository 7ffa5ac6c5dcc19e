import type { Resource } from "../../../stack/resource";
import { Properties } from "../../../wire/properties";
import { standalone, isNamedNginx, isNginx, type FoundConfiguration } from "./foundConfiguration";

/** The configurations that a version of a secret holds: as its text, or under a key of its JSON object. */
export function* inSecret(resource: Resource): Iterable<FoundConfiguration> {
  if (!isNamedNginx(resource)) return;
  const text = new Properties(resource.properties).string("secretString", "");
  if (!/^\s*\{\s*"/.test(text)) {
    if (isNginx(text)) yield standalone("secretString", text);
    return;
  }
  for (const [key, value] of Object.entries(parseObject(text)))
    if (typeof value === "string" && isNginx(value)) yield standalone(`key ${key} of secretString`, value);
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

import type { Resource } from "../../../stack/resource";
import { Properties } from "../../../wire/properties";
import { alone, isNamedNginx, isNginx, type Carried } from "./carried";

/** The configurations that a version of a secret holds: as its text, or under a key of its JSON object. */
export function* inSecret(resource: Resource): Iterable<Carried> {
  if (!isNamedNginx(resource)) return;
  const text = new Properties(resource.properties).string("secretString", "");
  if (!/^\s*\{\s*"/.test(text)) {
    if (isNginx(text)) yield alone("secretString", text);
    return;
  }
  for (const [key, value] of Object.entries(parsed(text)))
    if (typeof value === "string" && isNginx(value)) yield alone(`key ${key} of secretString`, value);
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

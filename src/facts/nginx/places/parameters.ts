import type { Resource } from "../../../stack/resource";
import { Properties } from "../../../wire/properties";
import { alone, isNginx, type Carried } from "./carried";

/** The configuration that an SSM parameter holds. */
export function* inParameter(resource: Resource): Iterable<Carried> {
  const properties = new Properties(resource.properties);
  const text = properties.string("value", properties.string("insecureValue", ""));
  if (isNginx(text)) yield alone("value", text);
}

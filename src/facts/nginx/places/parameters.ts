import type { Resource } from "../../../stack/resource";
import { Properties } from "../../../wire/properties";
import { standalone, isNginx, type FoundConfiguration } from "./foundConfiguration";

/** The configuration that an SSM parameter holds. */
export function* inParameter(resource: Resource): Iterable<FoundConfiguration> {
  const properties = new Properties(resource.properties);
  const text = properties.string("value", properties.string("insecureValue", ""));
  if (isNginx(text)) yield standalone("value", text);
}

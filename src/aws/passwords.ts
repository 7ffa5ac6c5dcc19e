import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isSimulated } from "../wire/simulated";

/**
 * Where a password came from: `managed` by AWS, `derived` from another resource (a generated password, a secret),
 * `secret` where it came from the stack's encrypted configuration or the environment, a `literal` of the program or its plain configuration, or `none`.
 */
export type PasswordOrigin = "managed" | "derived" | "secret" | "literal" | "none";

/**
 * Where the password in `property` came from, told by dependencies and by the values of the stack's configuration.
 * Pulumi's secret marks tell nothing: @pulumi/aws puts them on every password (read in its sources).
 */
export function passwordOrigin(resource: Resource, property: string, stack: Stack): PasswordOrigin {
  const properties = new Properties(resource.properties);
  if (!properties.has(property)) return "none";
  if (stack.graph.dependsOnAnything(resource, property)) return "derived";
  const text = properties.string(property, "");
  if (isSimulated(text)) return "derived";
  return stack.comesFromSecret(text) ? "secret" : "literal";
}

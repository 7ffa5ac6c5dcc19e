import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isSimulated } from "../wire/simulated";

/**
 * Where a password comes from: `managed` by AWS, `derived` from another resource (a generated password, a secret),
 * `secret` configuration or the environment, a `literal` in the program or its plain configuration, or `none`.
 */
export type PasswordOrigin = "managed" | "derived" | "secret" | "literal" | "none";

/**
 * Where the password in `property` comes from, judged by dependencies and by the values of the stack's configuration.
 * Pulumi's secret marks prove nothing: @pulumi/aws sets them on every password (read in its sources).
 *
 * @throws Undecided if the password is unknown and depends on nothing
 */
export function passwordOrigin(resource: Resource, property: string, stack: Stack): PasswordOrigin {
  const properties = new Properties(resource.properties);
  if (!properties.has(property)) return "none";
  if (stack.graph.dependsOnAnything(resource, property)) return "derived";
  const text = properties.string(property, "");
  if (isSimulated(text)) return "derived";
  return stack.comesFromSecret(text) ? "secret" : "literal";
}

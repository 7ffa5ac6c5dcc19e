import { decodeBase64 } from "../base/encodings";
import { Undecided } from "../base/undecided";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isSimulated } from "../wire/simulated";
import { textsIn } from "../wire/tree";

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
  return originOf(properties.string(property, ""), stack);
}

/**
 * Where one text of a property comes from, such as a value of a JSON document. The property may depend on resources that
 * gave it other texts.
 *
 * @throws Undecided if a resource may have given it in a form that does not show it
 */
export function textOrigin(text: string, resource: Resource, property: string, stack: Stack): PasswordOrigin {
  const sources = stack.graph.dependedOn(resource, property);
  if (isSimulated(decodeBase64(text) ?? text) || sources.some((source) => gave(source, text))) return "derived";
  if (sources.length > 0 && isDigest(text)) throw new Undecided(`${property} may hold a digest of a generated secret`);
  return originOf(text, stack);
}

function originOf(text: string, stack: Stack): PasswordOrigin {
  if (isSimulated(text)) return "derived";
  return stack.comesFromSecret(text) ? "secret" : "literal";
}

/** Whether a resource has the text among its values, as it is or in the encodings of URLs and base64. */
function gave({ properties }: Resource, text: string): boolean {
  const decoded = [text, unlessMalformed(text), decodeBase64(text)];
  return textsIn(properties).some((value) => decoded.includes(value));
}

function unlessMalformed(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Digests in hexadecimal digits, and those of bcrypt, crypt and Django. */
function isDigest(text: string): boolean {
  return (
    /^[0-9a-f]{32,128}$/i.test(text) || /^\$\w+\$/.test(text) || /^(?:pbkdf2|argon2|scrypt|bcrypt)\w*\$/.test(text)
  );
}

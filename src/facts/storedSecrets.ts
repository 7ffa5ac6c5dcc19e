import { textOrigin, type PasswordOrigin } from "../aws/passwords";
import { types } from "../aws/types";
import { decodeBase64 } from "../base/encodings";
import { mergeLazily } from "../base/mergeLazily";
import { any, some, Undecided, unlessUndecided } from "../base/undecided";
import { containers } from "../containers";
import { isCredentialUnder, secretPartOf } from "../credentials/credential";
import { originOf, type Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import { Properties, writeOnlyTwin } from "../wire/properties";
import { isUnknown } from "../wire/sentinels";
import { parseDocument } from "../wire/tree";

/** A secret that a resource keeps, or that it is given to ask its clients for. */
export interface StoredSecret extends Fact {
  /** What holds it, as a phrase for messages: `secretString`, `key DB_PASSWORD of secretString`. */
  readonly holder: string;
  /** Where its text comes from. */
  readonly origin: PasswordOrigin;
  /** Whether AWS keeps it encrypted: it does so for all but plain parameters of SSM. */
  readonly isEncrypted: boolean;
}

/** The secrets that Secrets Manager and the parameters of SSM keep, and the passwords of caches. */
export const storedSecrets: Kind<StoredSecret> = {
  noun: "stored secrets",
  types: [
    ...types.secretVersion,
    ...types.ssmParameter,
    ...types.replicationGroup,
    ...types.cacheUser,
    ...types.memoryDbUser,
  ],
  *read(resource, stack) {
    if (types.secretVersion.includes(resource.type)) yield* inSecret(resource, stack);
    else if (types.ssmParameter.includes(resource.type)) yield* inParameter(resource, stack);
    else yield* inCache(resource, stack);
  },
};

/** The name under which everything is a credential. */
const SECRET = "SECRET";

function* inSecret(resource: Resource, stack: Stack): Iterable<StoredSecret> {
  const properties = new Properties(resource.properties);
  const property = ["secretString", "secretBinary"].find((name) => properties.has(name));
  if (property === undefined || isFilledInLater(resource, property)) return;
  const held = textIn(resource, property, stack);
  const text = property === "secretBinary" && held !== undefined ? (decodeBase64(held) ?? held) : held;
  const document = parseDocument(text);
  if (document === undefined) {
    if (text === undefined || isCredentialUnder(SECRET, text)) yield stored(resource, property, text, property, stack);
    return;
  }
  const secret = (): Resource | undefined => stack.graph.link(resource, "secretId", types.secretsManagerSecret);
  for (const [key, value] of leavesOf(document)) {
    const isNamed = isCredentialUnder(key, value) || isReadAsCredential(secret, value, stack, key);
    if (isNamed) yield stored(resource, `key ${key} of ${property}`, value, property, stack);
  }
}

function* inParameter(resource: Resource, stack: Stack): Iterable<StoredSecret> {
  const properties = new Properties(resource.properties);
  const property = ["value", "insecureValue"].find((name) => properties.has(name));
  if (property === undefined || isFilledInLater(resource, property)) return;
  const text = textIn(resource, property, stack);
  const known = text ?? ANY_CREDENTIAL;
  const isCredential = any(
    () => isCredentialUnder(asVariable(resource.name), known),
    () => isCredentialUnder(asVariable(properties.string("name", "").split("/").at(-1) ?? ""), known),
    () => isReadAsCredential(() => resource, known, stack) || isPassedAsCredential(resource, known, stack),
  );
  if (!isCredential) return;
  const secret = stored(resource, property, text, property, stack);
  yield mergeLazily(secret, {
    get isEncrypted() {
      return property === "value" && properties.string("type", "") === "SecureString";
    },
  });
}

/** The passwords that a cache or one of its users asks clients for. */
function* inCache(resource: Resource, stack: Stack): Iterable<StoredSecret> {
  const properties = new Properties(resource.properties);
  if (properties.has("authToken"))
    yield stored(resource, "authToken", knownText(properties.values("authToken")[0]), "authToken", stack);
  yield* inList(resource, "passwords", properties.values("passwords"), "passwords", stack);
  const mode = properties.map("authenticationMode")?.values("passwords") ?? [];
  yield* inList(resource, "authenticationMode.passwords", mode, "authenticationMode", stack);
}

/** @throws Undecided after the last of them if one is unknown that no other resource needs to have given */
function* inList(
  resource: Resource,
  holder: string,
  passwords: readonly unknown[],
  property: string,
  stack: Stack,
): Iterable<StoredSecret> {
  for (const password of passwords.filter((each) => !isUnknown(each)))
    yield stored(resource, holder, knownText(password), property, stack);
  const unknown = passwords.filter(isUnknown).length;
  const isWhole = isUnknown(resource.properties[property]);
  if (unknown > 0 && (isWhole || unknown > stack.graph.dependedOn(resource, property).length))
    throw new Undecided(`${property} is not known before the update`);
}

/** A text of which nothing is known but that it may be a credential. */
const ANY_CREDENTIAL = "Xk4-unknown-Text-9q";

/** @param text `undefined` if it is not known */
function stored(
  resource: Resource,
  holder: string,
  text: string | undefined,
  property: string,
  stack: Stack,
): StoredSecret {
  return {
    resource: originOf(resource),
    holder,
    isEncrypted: true,
    get origin() {
      if (text !== undefined) return textOrigin(secretPartOf(text), resource, property, stack);
      if (stack.graph.dependsOnAnything(resource, property)) return "derived";
      throw new Undecided(`${property} is not known before the update`);
    },
  };
}

/** Whether the provider leaves the value as it is, so that the program's is a placeholder for one that a person sets. */
function isFilledInLater({ ignoreChanges = [] }: Resource, property: string): boolean {
  return [property, writeOnlyTwin(property)].some((name) => ignoreChanges.includes(name));
}

function knownText(value: unknown): string | undefined {
  return typeof value === "string" && !isUnknown(value) ? value : undefined;
}

/** Providers whose resources generate secrets, of which a text is not the program's. */
const generators = /^(?:random|tls):/;

/**
 * The text of a property; `undefined` if it is not known and only generated values are in it.
 *
 * @throws Undecided if it is not known, and the program may have written a part of it
 */
function textIn(resource: Resource, property: string, stack: Stack): string | undefined {
  const text = unlessUndecided(() => new Properties(resource.properties).string(property));
  if (text !== undefined) return text;
  const sources = stack.graph.dependedOn(resource, property);
  if (sources.length > 0 && sources.every(({ type }) => generators.test(type))) return undefined;
  throw new Undecided(`${property} is not known before the update`);
}

/** The texts in a JSON document with their keys. */
function leavesOf(document: object): readonly (readonly [key: string, text: string])[] {
  return Object.entries(document).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === "object" && value !== null) return leavesOf(value);
    const text = knownText(value);
    return text === undefined ? [] : [[key, text] as const];
  });
}

/**
 * Whether a variable of a container that is read from `kept` promises a credential.
 *
 * @param find the secret or the parameter
 * @param key the key of the secret that is meant; absent if the whole secret is
 */
function isReadAsCredential(find: () => Resource | undefined, text: string, stack: Stack, key?: string): boolean {
  if (!isCredentialUnder(SECRET, text)) return false;
  const kept = find();
  if (!kept) return false;
  return some(stack.extract(containers), ({ facts, undecided }) => {
    if (facts.length === 0 && undecided) throw undecided;
    return some(facts, (container) =>
      some(
        container.variables,
        (variable) =>
          variable.origin === "secret" &&
          variable.reference?.key === key &&
          variable.kept === kept &&
          isCredentialUnder(variable.name, text),
      ),
    );
  });
}

/** Whether a property of another resource that is made from a parameter promises a credential: `password`. */
function isPassedAsCredential(parameter: Resource, text: string, stack: Stack): boolean {
  return stack.graph
    .dependents(parameter)
    .flatMap(({ propertyDependencies }) => Object.entries(propertyDependencies))
    .some(([name, urns]) => urns.includes(parameter.urn) && isCredentialUnder(asVariable(name), text));
}

/** A name as an environment variable has it: `db_Password` for `dbPassword`, `secret_key` for `secret-key`. */
function asVariable(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, "$1_$2").replaceAll(/\W+/g, "_");
}

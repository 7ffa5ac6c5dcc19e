import { existsSync } from "node:fs";
import { ENCRYPTED_PLACEHOLDER } from "../../wire/simulated";
import { isPropertyTree, type PropertyTree, parseDocument } from "../../wire/tree";
import { PreviewError } from "../errors";
import { isOfType, readDeclarations, typeName, type Declaration } from "./declaredConfiguration";
import { howToSet } from "./missingConfiguration";
import { passphraseDecrypter, type Decrypt } from "./passphrase";
import { qualifyKey, stackFile, type Project } from "./project";
import { readYamlMap } from "./yaml";

/** A stack's configuration as a program receives it: texts by namespaced key, structured values as JSON. */
export interface Configuration {
  readonly values: Record<string, string>;
  /** The keys whose value holds something encrypted. */
  readonly secretKeys: string[];
  /** The secret texts: of a structured value only those that are encrypted in it. */
  readonly secretTexts: string[];
}

/** A value after its encrypted parts were decrypted or replaced. */
interface Value {
  readonly content: unknown;
  /** The texts of its encrypted parts. */
  readonly secrets: readonly string[];
  /** Whether it holds a placeholder. */
  readonly unread: boolean;
}

/**
 * Assembles a stack's configuration as `pulumi preview` does: overrides, then the stack's file, then the project's
 * defaults. Encrypted values are marked secret. They are decrypted if the environment has the passphrase, else replaced
 * by a placeholder.
 *
 * @param overrides values by `key` or `namespace:key`
 * @param environment may hold the passphrase
 * @throws PreviewError for malformed files and keys, a wrong passphrase, values that are not of the type that the
 *   project declares, and keys that the project declares without a default and nothing sets
 */
export function readConfiguration(
  project: Project,
  stack: string,
  overrides: Record<string, string> = {},
  environment: NodeJS.ProcessEnv = process.env,
): Configuration {
  const file = stackFile(project, stack);
  const content = existsSync(file) ? readYamlMap(file) : {};
  const declarations = readDeclarations(project);
  const isSecret = (key: string) => declarations.some((declared) => declared.key === key && declared.secret);
  const given = mapKeys(overrides, (key) => qualifyKey(key, project, "--config"));
  const decrypt = decrypter(file, content, environment);
  const values: Record<string, Value> = {};
  for (const [key, value] of Object.entries(
    mapKeys(stackConfig(file, content), (key) => qualifyKey(key, project, file)),
  ))
    values[key] = key in given ? plain("") : decryptIn(value, key, decrypt);
  for (const [key, value] of Object.entries(given))
    values[key] = { ...plain(value), secrets: isSecret(key) ? textsOf(value) : [] };
  for (const { key, value } of declarations.filter(({ key, value }) => value !== undefined && !(key in values)))
    values[key] = plain(value);
  requireComplete(values, declarations, { project, stack, file, isPartial: "environment" in content });
  requireTypes(values, declarations, stack, file);
  return {
    values: Object.fromEntries(Object.entries(values).map(([key, { content }]) => [key, asText(content)])),
    secretKeys: Object.keys(values).filter((key) => values[key]!.secrets.length > 0),
    secretTexts: Object.values(values).flatMap(({ secrets }) => secrets),
  };
}

function stackConfig(file: string, content: PropertyTree): PropertyTree {
  const config = content["config"] ?? {};
  if (!isPropertyTree(config)) throw new PreviewError(`${file}: "config" must hold keys with values`);
  return config;
}

/** Returns what decrypts a stack's values with a passphrase; keys in a cloud are not used. */
function decrypter(file: string, content: PropertyTree, environment: NodeJS.ProcessEnv): Decrypt {
  const { encryptionsalt, secretsprovider } = content;
  const byPassphrase = ["passphrase", "default", "", undefined].includes(secretsprovider as string | undefined);
  return byPassphrase && typeof encryptionsalt === "string"
    ? passphraseDecrypter(file, encryptionsalt, environment)
    : () => undefined;
}

function requireComplete(
  values: Record<string, Value>,
  declarations: readonly Declaration[],
  { project, stack, file, isPartial }: { project: Project; stack: string; file: string; isPartial: boolean },
): void {
  const missing = declarations.filter(({ key, own }) => own && !(key in values));
  if (missing.length > 0) {
    const keys = missing.map(({ name, secret }) => ({ key: name, secret }));
    throw new PreviewError(
      `stack "${stack}" lacks configuration that ${project.file} requires: ${keys.map(({ key }) => key).join(", ")}. ` +
        (isPartial ? `What its environment in Pulumi ESC gives it is not read here. ` : "") +
        `To set it, ${howToSet(keys, project, stack, file)}`,
    );
  }
}

function requireTypes(
  values: Record<string, Value>,
  declarations: readonly Declaration[],
  stack: string,
  file: string,
): void {
  for (const declaration of declarations.filter(({ key, type }) => type !== undefined && key in values)) {
    const { content, secrets, unread } = values[declaration.key]!;
    if (declaration.secret && secrets.length === 0) {
      throw new PreviewError(
        `${file}: the configuration "${declaration.name}" of stack "${stack}" is a secret and not encrypted: set it with ` +
          `\`pulumi config set --secret ${declaration.name}\``,
      );
    }
    const value = typeof content === "object" && content !== null ? content : asText(content);
    if (!unread && !isOfType(value, declaration)) {
      throw new PreviewError(
        `${file}: the configuration "${declaration.name}" of stack "${stack}" is not of type ${typeName(declaration)}`,
      );
    }
  }
}

/** Replaces `{ secure: ciphertext }`, at any depth, by the text that it hides, or by the placeholder. */
function decryptIn(value: unknown, key: string, decrypt: Decrypt): Value {
  if (!isPropertyTree(value) && !Array.isArray(value)) return plain(value);
  if (isPropertyTree(value) && typeof value["secure"] === "string" && Object.keys(value).length === 1) {
    const content = decrypt(value["secure"], key);
    return {
      content: content ?? ENCRYPTED_PLACEHOLDER,
      secrets: textsOf(content ?? ENCRYPTED_PLACEHOLDER),
      unread: content === undefined,
    };
  }
  const entries = Object.entries(value).map(([name, item]) => [name, decryptIn(item, key, decrypt)] as const);
  const contents = entries.map(([name, { content }]) => [name, content] as const);
  return {
    content: Array.isArray(value) ? contents.map(([, content]) => content) : Object.fromEntries(contents),
    secrets: entries.flatMap(([, { secrets }]) => secrets),
    unread: entries.some(([, { unread }]) => unread),
  };
}

function plain(content: unknown): Value {
  return { content, secrets: [], unread: false };
}

/** A secret text, and the texts in it if it is a structure written as JSON. */
function textsOf(text: string): string[] {
  return [text, ...leaves(parseDocument(text))];
}

function leaves(value: unknown): string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(leaves);
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}

/** A value as the program receives it: a structured one as JSON in Go's notation, which sorts and escapes. */
function asText(content: unknown): string {
  if (typeof content === "string") return content;
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return content == null ? "" : JSON.stringify(sorted(content)).replace(/[<>&\u2028\u2029]/g, escaped);
}

function sorted(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(sorted);
  return isPropertyTree(content)
    ? Object.fromEntries(
        Object.keys(content)
          .sort()
          .map((key) => [key, sorted(content[key])]),
      )
    : content;
}

function mapKeys<T>(record: Record<string, T>, map: (key: string) => string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [map(key), value]));
}

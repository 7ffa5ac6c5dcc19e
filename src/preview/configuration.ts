import { SIMULATED_SECRET } from "../model/simulated";
import { existsSync } from "node:fs";
import { PreviewError } from "./errors";
import { stackFile } from "./project";
import type { Project } from "./project";
import { isObject } from "./wire";
import type { PropertyMap } from "./wire";
import { readYamlMap } from "./yaml";

/** A stack's configuration as a program gets it: text by namespaced key, structured values as JSON. */
export interface Configuration {
  values: Record<string, string>;
  /** the keys whose value holds something encrypted */
  secretKeys: string[];
}

/** What stands for an encrypted value, which cannot be read without the stack's key. */
export const ENCRYPTED_PLACEHOLDER = `${SIMULATED_SECRET}-encrypted-value`;

/**
 * Puts a stack's configuration together as `pulumi preview` does: the stack's file over the project's defaults, and
 * overrides over both. Encrypted values are replaced by a placeholder and marked secret.
 *
 * @param overrides values by `key` or `namespace:key`
 * @throws PreviewError for malformed files and keys, and for keys that the project declares without a default and
 *   nobody gives
 */
export function readConfiguration(
  project: Project,
  stack: string,
  overrides: Record<string, string> = {},
): Configuration {
  const configuration: Configuration = { values: {}, secretKeys: [] };
  const file = stackFile(project, stack);
  for (const [key, value] of Object.entries(readStackConfig(file))) {
    setValue(configuration, namespaced(key, project, file), value);
  }
  for (const [key, value] of Object.entries(overrides)) {
    setValue(configuration, namespaced(key, project, "--config"), value);
  }
  applyProjectConfig(configuration, project, stack);
  return configuration;
}

function readStackConfig(file: string): PropertyMap {
  const config = existsSync(file) ? (readYamlMap(file)["config"] ?? {}) : {};
  if (!isObject(config)) {
    throw new PreviewError(`${file}: "config" must hold keys with values`);
  }
  return config;
}

function applyProjectConfig(configuration: Configuration, project: Project, stack: string): void {
  const missing: string[] = [];
  for (const [declared, declaration] of Object.entries(project.config)) {
    const key = namespaced(declared, project, project.file);
    if (key in configuration.values) {
      continue;
    }
    const value = declaredValue(declaration);
    if (value !== undefined) {
      setValue(configuration, key, value);
    } else if (key.startsWith(`${project.name}:`)) {
      missing.push(declared);
    }
  }
  if (missing.length > 0) {
    throw new PreviewError(
      `stack "${stack}" lacks configuration that ${project.file} requires: ${missing.join(", ")}. ` +
        `Add it to ${stackFile(project, stack)} or give ${missing.map((key) => `--config ${key}=VALUE`).join(" ")}`,
    );
  }
}

/** The value of an entry of the project's `config` block: a plain value, or `value` or `default` of a declaration. */
function declaredValue(declaration: unknown): unknown {
  if (!isObject(declaration)) {
    return declaration ?? undefined;
  }
  return declaration["default"] ?? declaration["value"] ?? undefined;
}

function setValue(configuration: Configuration, key: string, value: unknown): void {
  const { content, encrypted } = replaceEncrypted(value);
  configuration.values[key] = typeof content === "string" ? content : JSON.stringify(content);
  configuration.secretKeys = configuration.secretKeys.filter((known) => known !== key);
  if (encrypted) {
    configuration.secretKeys.push(key);
  }
}

/** `{ secure: ciphertext }`, at any depth, becomes the placeholder. */
function replaceEncrypted(value: unknown): { content: unknown; encrypted: boolean } {
  if (Array.isArray(value)) {
    const items = value.map(replaceEncrypted);
    return { content: items.map(({ content }) => content), encrypted: items.some(({ encrypted }) => encrypted) };
  }
  if (!isObject(value)) {
    return { content: value ?? "", encrypted: false };
  }
  if (typeof value["secure"] === "string" && Object.keys(value).length === 1) {
    return { content: ENCRYPTED_PLACEHOLDER, encrypted: true };
  }
  const entries = Object.entries(value).map(([key, item]) => ({ key, ...replaceEncrypted(item) }));
  return {
    content: Object.fromEntries(entries.map(({ key, content }) => [key, content])),
    encrypted: entries.some(({ encrypted }) => encrypted),
  };
}

/** A key with its namespace, the project's own where it names none; the old form `ns:config:key` is `ns:key`. */
function namespaced(key: string, project: Project, where: string): string {
  const parts = key.split(":");
  if (parts.length === 1) {
    return `${project.name}:${key}`;
  }
  if (parts.length === 3 && parts[1] === "config") {
    return `${parts[0]}:${parts[2]}`;
  }
  if (parts.length !== 2) {
    throw new PreviewError(`${where}: "${key}" is no configuration key: write "key" or "namespace:key"`);
  }
  return key;
}

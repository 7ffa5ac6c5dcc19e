import { isPropertyTree } from "../../wire/tree";
import { PreviewError } from "../errors";
import { qualifyKey, type Project } from "./project";

interface DeclaredType {
  readonly type?: string;
  /** The type of an array's elements. */
  readonly items?: DeclaredType;
}

/** An entry of the `config` block of Pulumi.yaml. */
export interface Declaration extends DeclaredType {
  /** As written. */
  readonly name: string;
  /** With its namespace. */
  readonly key: string;
  /** Whether it is in the project's own namespace, so that every stack needs a value. */
  readonly own: boolean;
  /** The value of a stack that sets none. */
  readonly value: unknown;
  readonly secret: boolean;
}

const TYPES = ["string", "integer", "boolean", "object", "array"];

/**
 * Reads the `config` block of Pulumi.yaml: plain values, and declarations with `type`, `default` or `value`.
 *
 * @throws PreviewError for what Pulumi itself rejects, in the same cases
 */
export function readDeclarations(project: Project): Declaration[] {
  const { config, file } = project;
  return Object.entries(config).map(([name, content]) => {
    const key = qualifyKey(name, project, file);
    const own = key.startsWith(`${project.name}:`);
    const declared = isPropertyTree(content) ? content : { [own ? "default" : "value"]: content };
    const problem = (words: string) => new PreviewError(`${file}: config "${name}" ${words}`);
    const { type, items, default: fallback, value, secret } = declared;
    if (fallback != null && value != null) throw problem(`has both a "default" and a "value": keep one of them`);
    if (type !== undefined && !TYPES.includes(type as string))
      throw problem(`has a type that Pulumi does not know: write ${TYPES.join(", ")}`);
    if (!own && (type !== undefined || fallback != null || value == null))
      throw problem(`is not the project's own, so it needs a "value" and can have neither "type" nor "default"`);
    if (type === "array" && !isPropertyTree(items))
      throw problem(`is an array, and needs "items" with the type of its elements`);
    const declaration: Declaration = {
      name,
      key,
      own,
      value: fallback ?? value ?? undefined,
      ...(type === undefined ? {} : { type: type as string }),
      ...(isPropertyTree(items) ? { items: items } : {}),
      secret: secret === true,
    };
    if (fallback != null && !isOfType(fallback, declaration))
      throw problem(`has a default that is not of type ${typeName(declaration)}`);
    return declaration;
  });
}

/** Whether a text or a JSON value is of a declared type. Numbers and booleans may be given as text. */
export function isOfType(value: unknown, { type, items }: DeclaredType): boolean {
  switch (type) {
    case undefined:
      return true;
    case "string":
      return typeof value === "string";
    case "integer":
      return typeof value === "string" ? /^[-+]?\d+$/.test(value) : Number.isInteger(value);
    case "boolean":
      return typeof value === "boolean" || value === "true" || value === "false";
    case "object":
      return isPropertyTree(value);
    default:
      return Array.isArray(value) && value.every((item) => isOfType(item, items ?? {}));
  }
}

/** `array<string>` for an array of strings. */
export function typeName({ type, items }: DeclaredType): string {
  return items === undefined ? String(type) : `array<${typeName(items)}>`;
}

import { settingsOptions } from "./settings";

/** The languages that spell Pulumi's property names in different ways. */
export type Language = "python" | "other";

/** The language of the programs that a project's runtime runs. */
export function languageOf(runtime: string): Language {
  return runtime === "python" ? "python" : "other";
}

/** What a text marks as code. */
const CODE = /`([^`]+)`/g;

/** A property, perhaps one inside another, and perhaps its value: `defaultActions[0].type`, `storageEncrypted: true`. */
const PROPERTY = /^([a-z]\w*(?:\[\d+\])?(?:\.[a-z]\w*(?:\[\d+\])?)*)(?:: (.+))?$/;

/** The property that a reason is about, before its verb. */
const SUBJECT =
  /(?<![\w.`-])[a-z]+\d*[A-Z][a-z]\w*(?:\[\d+\])?(?:\.\w+(?:\[\d+\])?)*(?= (?:is|may|refers|contains|stops|holds)\b)/g;

/** Properties that hold JSON, whose keys are the same in every language. */
const DOCUMENTS = /^(containerDefinitions|(?:container|ecs|node)Properties|assumeRolePolicy|policy)\b/;

/**
 * A sentence in which properties have the names of the program's language. Sentences mark properties as code, with the
 * value that they should have: "Set `storageEncrypted: true`" is "Set `storage_encrypted=True`" in Python. The names of
 * Django's settings, of environment variables, of the pack's own options and of keys in JSON are the same everywhere.
 */
export function inLanguage(text: string, language: Language): string {
  if (language !== "python") return text;
  return text.replace(CODE, (_, code: string) => `\`${inPython(code)}\``).replace(SUBJECT, pathInPython);
}

function inPython(code: string): string {
  if (code === "true" || code === "false") return pythonValue(code);
  const [, path, value] = PROPERTY.exec(code) ?? [];
  if (path === undefined || path in settingsOptions) return code;
  return value === undefined ? pathInPython(path) : `${pathInPython(path)}=${pythonValue(value)}`;
}

function pythonValue(value: string): string {
  return value.replace(/^(?:true|false)$/, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}

function pathInPython(path: string): string {
  if (!DOCUMENTS.test(path)) return snakeCase(path);
  const [document = ""] = /^\w+/.exec(path) ?? [];
  return snakeCase(document) + path.slice(document.length);
}

/** As Pulumi's SDKs for Python name properties. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

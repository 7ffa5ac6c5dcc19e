import { variableNames } from "./names";
import { inferredPrefixes } from "./prefixes";

const names: ReadonlySet<string> = new Set([...variableNames.SECRET_KEY, ...variableNames.SECRET_KEY_FALLBACKS]);

/** The setting's name at the end of a variable's, behind a prefix of the project's own. */
const prefixed = /^(\w+)_(?:SECRET_KEY|SECRET_KEY_FALLBACKS)$/;

/** Whether Django reads SECRET_KEY or SECRET_KEY_FALLBACKS from the variable `name`, in a container with these others. */
export function isSecretKeyName(name: string, others: () => readonly string[]): boolean {
  if (names.has(name)) return true;
  const prefix = prefixed.exec(name)?.[1];
  return prefix !== undefined && inferredPrefixes(others()).includes(prefix);
}

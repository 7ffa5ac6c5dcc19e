import { looksRandom } from "../../credentials/randomness";
import { readList } from "./list";

/** A SECRET_KEY whose text stays here. */
export interface SecretKey {
  /** Why it is weak, as a phrase for a message; `undefined` if it is not. */
  readonly weakness?: string;
  /** Whether another key, or any other text, is the same. */
  is(other: SecretKey | string): boolean;
}

/** What people write where a key belongs until there is one. */
const placeholder =
  /change[-_ ]?(?:me|this|it)|replace[-_ ]?(?:me|this|with)|your[-_ ](?:[a-z]{1,20}[-_ ]){0,4}secret|insecure|placeholder|example|dummy|not[-_ ]?(?:so[-_ ]?)?secret|super[-_ ]?secret|secret[-_ ]?key|development|^<.*>$|!!!|random(?:ly)?[-_ ]/i;

/**
 * A visible key, judged by the rule of security.W009: at least 50 characters, at least 5 different ones, and no
 * `django-insecure-` in front, the mark of a key that `startproject` generated (django/core/checks/security/base.py);
 * and by what a key is not: a placeholder, or what django-environ takes for another variable's name.
 */
export function readSecretKey(key: string): SecretKey {
  const weakness = weaknessOf(key);
  return {
    ...(weakness !== undefined && { weakness }),
    is: (other) => (typeof other === "string" ? other === key : other.is(key)),
  };
}

/** The keys of SECRET_KEY_FALLBACKS. */
export function readSecretKeys(text: string): readonly SecretKey[] {
  return readList(text).map(readSecretKey);
}

function weaknessOf(key: string): string | undefined {
  if (key.startsWith("django-insecure-")) return "is a development key that startproject generated";
  if (key === "") return "is empty";
  if (key.length < 50) return `${hasOnly(key.length, "character")}; Django requires at least 50`;
  const distinct = new Set(key).size;
  if (distinct < 5) return `${hasOnly(distinct, "distinct character")}; Django requires at least 5`;
  if (key.startsWith("$")) return "begins with `$`, so django-environ reads it as the name of another variable";
  return placeholder.test(key) && !looksRandom(key) ? "is a placeholder" : undefined;
}

function hasOnly(count: number, noun: string): string {
  return `has only ${count} ${noun}${count === 1 ? "" : "s"}`;
}

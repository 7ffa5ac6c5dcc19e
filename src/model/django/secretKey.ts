/** A SECRET_KEY whose text stays here. */
export interface SecretKey {
  /** Why Django's own check would call it weak, in words, or `undefined` where it would not. */
  readonly weakness?: string;
}

/**
 * A visible key, judged by the rule of security.W009: at least 50 characters, at least 5 different ones, and no `django-insecure-` in front, the mark of a key that
 * `startproject` generated (django/core/checks/security/base.py).
 */
export function readSecretKey(key: string): SecretKey {
  const weakness = weaknessOf(key);
  return weakness === undefined ? {} : { weakness };
}

function weaknessOf(key: string): string | undefined {
  if (key.startsWith("django-insecure-")) return "is the one that startproject generated for development";
  if (key.length < 50) return `has ${key.length} characters, Django wants at least 50`;
  const different = new Set(key).size;
  return different < 5 ? `has ${different} different characters, Django wants at least 5` : undefined;
}

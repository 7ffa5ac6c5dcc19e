import { flawsOf, readItems, type Flaw, type Item } from "./list";

/** CSRF_TRUSTED_ORIGINS as a variable gives it. */
export interface TrustedOrigins {
  readonly flaws: readonly Flaw[];
}

/** Reads CSRF_TRUSTED_ORIGINS (Django, 4_0.E001: every origin begins with a scheme since Django 4.0). */
export function readTrustedOrigins(text: string): TrustedOrigins {
  return { flaws: flawsOf(readItems(text), flawOf) };
}

function flawOf({ text, followsBlank }: Item): string | undefined {
  if (!text.includes("://")) return "has no scheme, which Django 4.0 and later reject";
  if (followsBlank) return "follows a space, which django-environ keeps as part of the origin";
  if (/^http:/i.test(text)) return "uses plain HTTP, which anyone on the network path can forge";
  return /^[a-z]+:\/\/[^/]+\//i.test(text) ? "has a path, which Origin headers never have" : undefined;
}

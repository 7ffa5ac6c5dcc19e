import { flawsOf, readItems, type Flaw, type Item } from "./list";

/** ALLOWED_HOSTS as a variable gives it. */
export interface AllowedHosts {
  /** In lower case, as Django compares them. */
  readonly patterns: readonly string[];
  readonly allowsAll: boolean;
  /** Patterns that can never match a host. */
  readonly flaws: readonly Flaw[];
  /** Why every request from outside is refused, as a phrase for a message. */
  readonly servesNobody?: string;
}

const local = /^(?:\.?localhost|127(?:\.\d{1,3}){0,3}|\[?::1\]?|0\.0\.0\.0)$/;

/** Reads ALLOWED_HOSTS. An empty one refuses every request while DEBUG is off (security.W020). */
export function readAllowedHosts(text: string): AllowedHosts {
  const items = readItems(text);
  const patterns = items.map((item) => item.text.toLowerCase());
  const servesNobody =
    patterns.length === 0 ? "is empty" : patterns.every(isLocal) ? "names only local hosts" : undefined;
  return {
    patterns,
    allowsAll: patterns.includes("*"),
    flaws: flawsOf(items, flawOf),
    ...(servesNobody !== undefined && { servesNobody }),
  };
}

function isLocal(pattern: string): boolean {
  return local.test(pattern);
}

/**
 * Django compares a pattern with the Host header's name in lower case and without its port: all of it, or from its end
 * where the pattern begins with a dot (django/http/request.py, `validate_host`).
 */
function flawOf({ text, followsBlank }: Item): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return "contains a scheme, which hosts do not have";
  if (text !== "*" && text.includes("*")) return "contains `*`; a leading dot stands for all subdomains";
  if (text.includes("/")) return "contains a path, which hosts do not have";
  if (/^(?:\[[^\]]*\]|[^:]*):\d*$/.test(text)) return "contains a port, but Django compares hosts without ports";
  if (/["']/.test(text)) return "is in quotes, which become part of the host";
  return followsBlank ? "follows a space, which django-environ keeps as part of the host" : undefined;
}

/**
 * Whether ALLOWED_HOSTS lets a host through: by its name, by `.example.com` for the domain and all below it, or by `*`
 * (Django, "ALLOWED_HOSTS"). A host that begins with a dot stands for all hosts below it.
 */
export function isAllowedHost(host: string, { patterns }: AllowedHosts): boolean {
  return patterns.some((pattern) => {
    if (pattern === "*" || pattern === host) return true;
    return pattern.startsWith(".") && (host.endsWith(pattern) || host === pattern.slice(1));
  });
}

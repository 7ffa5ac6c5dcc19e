/**
 * Whether ALLOWED_HOSTS lets a host through: by its name, by `.example.com` for the domain and all below it, or by `*`
 * (Django, "ALLOWED_HOSTS"). A host that begins with a dot stands for all hosts below it.
 */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => {
    const pattern = entry.toLowerCase();
    if (pattern === "*" || pattern === host) return true;
    return pattern.startsWith(".") && (host.endsWith(pattern) || host === pattern.slice(1));
  });
}

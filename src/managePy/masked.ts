/** Shorter values are words like `on` and `no`, which no message could do without. */
const SHORTEST = 4;
const BOOLEAN = /^(true|false|none)$/i;
/** Names of modules and classes, which say where to look. */
const PUBLIC = new Set(["DJANGO_SETTINGS_MODULE", "DJANGO_CONFIGURATION"]);

/**
 * A text of Django's without the values of the environment that it ran under: each is replaced by the name of its
 * variable, longer ones first, so that none is left in part. Django quotes settings in some messages (translation.E001), and
 * exceptions quote what they could not read: as Python writes it, in small letters, or what a URL stands for.
 */
export function masked(text: string, variables: Readonly<Record<string, string>>): string {
  const names = new Map<string, string>();
  for (const [name, value] of Object.entries(variables)) {
    if (PUBLIC.has(name)) continue;
    for (const part of partsOf(value)) {
      const fits = part.length >= SHORTEST && part.length <= text.length;
      if (fits && !BOOLEAN.test(part)) names.set(part.toLowerCase(), name);
    }
  }
  if (names.size === 0) return text;
  const parts = [...names.keys()].sort((left, right) => right.length - left.length);
  const expression = new RegExp(parts.map((part) => part.replace(/\W/g, "\\$&")).join("|"), "gi");
  return text.replace(expression, (found) => `<${names.get(found.toLowerCase()) ?? ""}>`);
}

/** A value and what it is made of: what stands between the marks that Python escapes and the marks of URLs and lists. */
function partsOf(value: string): readonly string[] {
  return [value, decoded(value)].flatMap((each) => [each, ...each.split(/[\s,;:/@?&=#%+\\'"`|()[\]{}<>]+/)]);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

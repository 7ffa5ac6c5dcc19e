/** Shorter values are words like `on` and `no`, which occur in every message. */
const SHORTEST = 4;
const BOOLEAN = /^(true|false|none)$/i;
/** Variables with names of modules and classes, which show where to look. */
const PUBLIC = new Set(["DJANGO_SETTINGS_MODULE", "DJANGO_CONFIGURATION"]);

/**
 * Replaces the values of the environment in Django's output by the names of their variables, longer values first, so
 * that no part of one is left. Django quotes settings in some messages (translation.E001), and exceptions quote what
 * they could not read: in Python's notation, in lower case, or the decoded text of a URL.
 */
export function maskValues(text: string, variables: Readonly<Record<string, string>>): string {
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

/**
 * A value and its parts: the texts between the characters that Python escapes and those that separate URLs and lists.
 */
function partsOf(value: string): readonly string[] {
  return [value, decode(value)].flatMap((each) => [each, ...each.split(/[\s,;:/@?&=#%+\\'"`|()[\]{}<>]+/)]);
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

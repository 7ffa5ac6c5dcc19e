/** Shorter values are words like `on` and `no`, which no message could do without. */
const SHORTEST = 4;
const BOOLEAN = /^(true|false|none)$/i;
/** Names of modules and classes, which say where to look. */
const PUBLIC = new Set(["DJANGO_SETTINGS_MODULE", "DJANGO_CONFIGURATION"]);

/**
 * A text of Django's without the values of the environment that it ran under: each is replaced by the name of its
 * variable, longer ones first, so that none is left in part. Django quotes settings in some messages (4_0.E001), and
 * exceptions quote what they could not read.
 */
export function masked(text: string, variables: Readonly<Record<string, string>>): string {
  const hidden = Object.entries(variables).filter(([name]) => !PUBLIC.has(name));
  const values = hidden.flatMap(([name, value]) =>
    [value, ...value.split(/[\s,;:/@?&=]+/)].map((part) => ({ name, part })),
  );
  return values
    .filter(({ part }) => part.length >= SHORTEST && !BOOLEAN.test(part))
    .sort((left, right) => right.part.length - left.part.length)
    .reduce((shown, { name, part }) => shown.replaceAll(part, `<${name}>`), text);
}

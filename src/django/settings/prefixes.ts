import { variableNames, type VariableNames } from "./names";

/** How many variables must share a prefix before it is taken for the project's own. */
const enough = 3;

const known: ReadonlySet<string> = new Set(
  Object.values(variableNames)
    .flat()
    .filter((name) => !name.startsWith("DJANGO_")),
);

/**
 * The prefixes that a project puts before its settings' names, such as `PAPERLESS` in `PAPERLESS_SECRET_KEY`, told by
 * three variables or more that are names of settings behind it.
 */
export function inferredPrefixes(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const prefix of names.flatMap(prefixesOf)) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= enough).map(([prefix]) => prefix);
}

/** Every beginning of a name behind which the name of a setting is left. */
function prefixesOf(name: string): readonly string[] {
  const places = [...name.matchAll(/_/g)].map(({ index }) => index);
  return places
    .filter((place) => place > 0 && known.has(name.slice(place + 1)))
    .map((place) => name.slice(0, place))
    .filter((prefix) => prefix !== "DJANGO");
}

/** A setting's own names, most telling first: `DJANGO_` before it, the project's prefixes, and the bare one. */
export function withPrefixes({ names, takesPrefix }: VariableNames, prefixes: readonly string[]): readonly string[] {
  const [first, ...bare] = names;
  if (first === undefined || !takesPrefix) return names;
  return [first, ...prefixes.flatMap((prefix) => bare.map((name) => `${prefix}_${name}`)), ...bare];
}

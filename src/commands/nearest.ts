const SHOWN = 3;

/** Those of the names that are most like another one, the most similar first: by pairs of letters in common. */
export function nearest(name: string, names: readonly string[]): readonly string[] {
  const wanted = pairsIn(name);
  const likeness = (other: string): number => {
    const pairs = pairsIn(other);
    const common = [...pairs].filter((pair) => wanted.has(pair)).length;
    return (2 * common) / (pairs.size + wanted.size);
  };
  return [...names].sort((one, other) => likeness(other) - likeness(one)).slice(0, SHOWN);
}

function pairsIn(name: string): ReadonlySet<string> {
  const words = name.toLowerCase().split(/[^a-z\d]+/);
  return new Set(words.flatMap((word) => Array.from(` ${word}`, (_, index) => ` ${word} `.slice(index, index + 2))));
}

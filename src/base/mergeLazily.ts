type Merged<Parts extends readonly object[]> = Parts extends readonly [infer First, ...infer Rest extends object[]]
  ? Omit<First, keyof Merged<Rest>> & Merged<Rest>
  : unknown;

/**
 * One object with the properties of all parts, of which later ones win. Getters stay getters and are not called, so
 * that a part whose value is unknown raises `Undecided` only when it is read. A getter sees its own part as `this`.
 */
export function mergeLazily<Parts extends object[]>(...parts: Parts): Merged<Parts> {
  const merged = {};
  for (const part of parts) {
    for (const name of Object.keys(part) as (keyof typeof part)[])
      Object.defineProperty(merged, name, { get: () => part[name], enumerable: true, configurable: true });
  }
  return merged as Merged<Parts>;
}

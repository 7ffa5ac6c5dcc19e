/** The items, if all of them are known; `undefined` if one is not. */
export function allKnown<T>(items: readonly (T | undefined)[]): readonly T[] | undefined {
  return items.every((item) => item !== undefined) ? items : undefined;
}

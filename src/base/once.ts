import { Undecided } from "./undecided";

/** A reader that reads once: later calls get the same value, or the same `Undecided`. */
export function once<T>(read: () => T): () => T {
  let result: { readonly value: T } | { readonly undecided: Undecided } | undefined;
  return () => {
    result ??= attempt(read);
    if ("undecided" in result) throw result.undecided;
    return result.value;
  };
}

/**
 * Reads once for each key, such as a container that several facts ask about: later calls get the same value, or the same
 * `Undecided`.
 *
 * @param kept what was read before; what is read depends on nothing but the key
 */
export function onceFor<Key extends object, T>(kept: WeakMap<Key, () => T>, key: Key, read: () => T): T {
  const reader = kept.get(key) ?? once(read);
  kept.set(key, reader);
  return reader();
}

function attempt<T>(read: () => T): { readonly value: T } | { readonly undecided: Undecided } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof Undecided) return { undecided: error };
    throw error;
  }
}

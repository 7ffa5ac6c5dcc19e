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

function attempt<T>(read: () => T): { readonly value: T } | { readonly undecided: Undecided } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof Undecided) return { undecided: error };
    throw error;
  }
}

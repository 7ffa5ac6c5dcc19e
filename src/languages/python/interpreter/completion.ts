import type { Value } from "../values/value";

/** How a block ended. `dead`: no way leads on from here; those that led here have left for elsewhere. */
export type Completion =
  { readonly kind: "normal" | "break" | "continue" | "dead" } | { readonly kind: "return"; readonly value: Value };

export const normal: Completion = { kind: "normal" };
export const dead: Completion = { kind: "dead" };

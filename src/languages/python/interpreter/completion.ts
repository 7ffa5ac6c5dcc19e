import type { Value } from "../values/value";

/** How a block ended. `dead`: every branch has returned, left the loop or raised; nothing after it runs. */
export type Completion =
  { readonly kind: "normal" | "break" | "continue" | "dead" } | { readonly kind: "return"; readonly value: Value };

/** The block ran to its end. */
export const normal: Completion = { kind: "normal" };
/** Nothing after the block runs. */
export const dead: Completion = { kind: "dead" };

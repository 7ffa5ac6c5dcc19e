/**
 * What holds a demand: policies of the catalogue by name, nothing so far, or nothing ever because a stack does not show
 * it, and why.
 */
export type HeldBy = readonly string[] | "none yet" | { readonly notCheckable: string };

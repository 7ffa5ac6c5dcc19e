/** What covers a demand: policies by name, no policy yet, or none ever because a stack cannot show it, and why. */
export type HeldBy = readonly string[] | "none yet" | { readonly notCheckable: string };

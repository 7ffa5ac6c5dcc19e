/** An image build: a folder, its Dockerfile, and what the program says about it. */
export interface Build {
  /** The build context, as the program writes it. */
  readonly context: string;
  /** Other contexts by the names that `COPY --from` has for them. */
  readonly named?: ReadonlyMap<string, string>;
  /** The Dockerfile's text. */
  readonly dockerfile: string;
  /** The Dockerfile's path, if the program names it. */
  readonly path?: string;
  /** The stage to build; the last one without it. */
  readonly target?: string | undefined;
  /** Build arguments; values that are unknown are `computed`. */
  readonly args: ReadonlyMap<string, string>;
}

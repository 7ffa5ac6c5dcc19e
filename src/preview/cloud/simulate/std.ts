/** The functions of Pulumi's std provider with which programs build texts, by name. */
const FUNCTIONS: Record<string, (args: Record<string, unknown>) => unknown> = {
  base64decode: ({ input }) => Buffer.from(String(input), "base64").toString("utf8"),
  base64encode: ({ input }) => Buffer.from(String(input)).toString("base64"),
  join: ({ separator, input }) => (Array.isArray(input) ? input.join(String(separator)) : undefined),
  jsonencode: ({ input }) => JSON.stringify(input),
  lower: ({ input }) => String(input).toLowerCase(),
  replace: ({ text, search, replace }) => String(text).replaceAll(String(search), String(replace)),
  split: ({ separator, text }) => String(text).split(String(separator)),
  trimspace: ({ input }) => String(input).trim(),
  upper: ({ input }) => String(input).toUpperCase(),
};

/**
 * The result of a function of the std provider, which needs no cloud; `undefined` if it is not computed here.
 *
 * @param name the last part of its token, e.g. `base64encode`
 */
export function stdResult(name: string, args: Record<string, unknown>): Record<string, unknown> | undefined {
  const result = FUNCTIONS[name]?.(args);
  return result === undefined ? undefined : { result };
}

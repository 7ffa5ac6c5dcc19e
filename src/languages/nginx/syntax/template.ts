/**
 * Renders a template of nginx's official image as its entry point does: envsubst, told to replace `$NAME` and `${NAME}`
 * only for variables that the environment defines and whose names match the filter, so `$host` survives.
 *
 * @param filter NGINX_ENVSUBST_FILTER, an extended regular expression looked for anywhere in the name
 */
export function renderTemplate(text: string, environment: ReadonlyMap<string, string>, filter?: string): string {
  const wanted = filter ? new RegExp(filter) : undefined;
  return text.replace(/\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g, (whole, braced?: string, bare?: string) => {
    const name = braced ?? bare ?? "";
    const value = environment.get(name);
    return value === undefined || (wanted && !wanted.test(name)) ? whole : value;
  });
}

/**
 * Whether a `.dockerignore` keeps a file out of the build context: the last pattern that matches the file or a folder above
 * it decides, and `!` lets it in again (Docker, "Build context", .dockerignore files).
 *
 * @returns a test of paths relative to the context
 */
export function ignoredBy(text: string): (path: string) => boolean {
  const patterns = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => ({ lets: line.startsWith("!"), expression: expressionOf(line.replace(/^!\s*/, "")) }));
  return (path) => patterns.filter(({ expression }) => expression.test(path)).at(-1)?.lets === false;
}

/** A pattern of Go's filepath.Match, with `**` for any number of folders; it also matches all that is below. */
function expressionOf(pattern: string): RegExp {
  const clean = pattern.replace(/^(?:\.?\/)+/, "").replace(/\/+$/, "");
  const source = clean.replace(
    /(\*\*\/)|(\*\*)|(\*)|(\?)|\[(\^?)([^\]]+)\]|\\(.)|[\\^$.|+(){}[\]]/g,
    (whole: string, ...groups: (string | undefined)[]) => {
      const [folders, any, star, one, negated, set, escaped] = groups;
      if (folders) return "(?:.*/)?";
      if (any) return ".*";
      if (star) return "[^/]*";
      if (one) return "[^/]";
      if (set !== undefined) return `[${negated}${set.replace(/[\\\]]/g, "\\$&")}]`;
      return (escaped ?? whole).replace(/\W/g, "\\$&");
    },
  );
  return clean === "." ? /^/ : new RegExp(`^${source}(?:/|$)`);
}

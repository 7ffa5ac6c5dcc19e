/**
 * The regular expression of a shell pattern as glob(3) reads it: no wildcard matches `/`, nor a dot that begins a name
 * below a folder.
 */
export function globExpression(pattern: string): RegExp {
  return new RegExp(`^${sourceOf(pattern, { isRecursive: false, matchesHidden: false })}$`);
}

/** The regular expression of a pattern as `find -name` and `-path` read it: a wildcard matches any character. */
export function nameExpression(pattern: string): RegExp {
  const source = sourceOf(pattern, { isRecursive: true, matchesHidden: true });
  return new RegExp(`^${source.replaceAll("[^/]", "[^]")}$`);
}

/**
 * The regular expression of a source of COPY with wildcards: Go's filepath.Match, in which a wildcard matches a dot that
 * begins a name (Dockerfile reference, COPY).
 */
export function copyExpression(pattern: string): RegExp {
  return new RegExp(`^${sourceOf(pattern, { isRecursive: false, matchesHidden: true })}$`);
}

/**
 * The regular expression of a pattern of a `.dockerignore`: Go's filepath.Match, with `**` for any number of folders
 * (Docker, "Build context"). It also matches everything below what the pattern names.
 */
export function dockerIgnoreExpression(pattern: string): RegExp {
  return new RegExp(`^${sourceOf(pattern, { isRecursive: true, matchesHidden: true })}(?:/|$)`);
}

interface Dialect {
  /** Whether `**` stands for any number of folders. */
  readonly isRecursive: boolean;
  /** Whether wildcards match names that begin with a dot. */
  readonly matchesHidden: boolean;
}

const tokens = /(\*\*\/)|(\*\*)|(\*)|(\?)|\[([!^]?)([^\]]+)\]|\\(.)|[\\^$.|+(){}[\]]/g;

function sourceOf(pattern: string, { isRecursive, matchesHidden }: Dialect): string {
  return pattern.replace(tokens, (whole: string, ...match: (string | number | undefined)[]) => {
    const [folders, everything, star, one, negation, set, escaped] = match as (string | undefined)[];
    const guard = !matchesHidden && pattern[Number(match.at(-2)) - 1] === "/" ? "(?!\\.)" : "";
    if (folders !== undefined) return isRecursive ? "(?:.*/)?" : `${guard}[^/]*/`;
    if (everything !== undefined) return isRecursive ? ".*" : `${guard}[^/]*`;
    if (star !== undefined) return `${guard}[^/]*`;
    if (one !== undefined) return `${guard}[^/]`;
    if (set !== undefined) return `[${negation === "" ? "" : "^"}${set.replace(/[\\\]]/g, "\\$&")}]`;
    return (escaped ?? whole).replace(/\W/g, "\\$&");
  });
}

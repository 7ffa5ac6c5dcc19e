import { dockerIgnoreExpression } from "../../base/glob";

/**
 * Whether a `.dockerignore` keeps a file out of the build context: the last pattern that matches the file or a folder above
 * it decides, and `!` lets it in again (Docker, "Build context", .dockerignore files).
 *
 * @returns a test of paths relative to the context
 */
export function readDockerIgnore(text: string): (path: string) => boolean {
  const patterns = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => ({ lets: line.startsWith("!"), expression: expressionOf(line.replace(/^!\s*/, "")) }));
  return (path) => patterns.filter(({ expression }) => expression.test(path)).at(-1)?.lets === false;
}

/** The root of the context matches everything. */
function expressionOf(pattern: string): RegExp {
  const clean = pattern.replace(/^(?:\.?\/)+/, "").replace(/\/+$/, "");
  return clean === "." ? /^/ : dockerIgnoreExpression(clean);
}

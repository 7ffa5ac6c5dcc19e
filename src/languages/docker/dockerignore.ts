import { dockerIgnoreExpression } from "../../base/glob";
import { normalPath } from "../../base/paths";

/**
 * Whether a `.dockerignore` keeps a file out of the build context: the last pattern that matches the file or a folder above
 * it decides, and `!` lets it in again (Docker, "Build context", .dockerignore files).
 *
 * @returns a test of paths relative to the context
 */
export function readDockerIgnore(text: string): (path: string) => boolean {
  const patterns = text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .filter((line) => !line.startsWith("#"))
    .map((line) => line.trim())
    .filter((line) => line !== "" && line !== "!")
    .map((line) => ({ lets: line.startsWith("!"), expression: expressionOf(line.replace(/^!\s*/, "")) }));
  return (path) => patterns.filter(({ expression }) => expression.test(path)).at(-1)?.lets === false;
}

/** A pattern is cleaned as a path is; the root of the context matches everything (moby/patternmatcher). */
function expressionOf(pattern: string): RegExp {
  const clean = normalPath(pattern.replace(/^\/+/, ""));
  return clean === "" ? /^/ : dockerIgnoreExpression(clean);
}

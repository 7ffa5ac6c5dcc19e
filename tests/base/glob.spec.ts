import assert from "node:assert/strict";
import { dockerIgnoreExpression, globExpression } from "../../src/base/glob";

type Row = readonly [pattern: string, path: string, matches: boolean];

const shell: readonly Row[] = [
  ["/etc/*.conf", "/etc/a.conf", true],
  ["/etc/*.conf", "/etc/.a.conf", false],
  ["/etc/*.conf", "/etc/a/b.conf", false],
  ["*.conf", "a.conf", true],
  ["/etc/?.conf", "/etc/a.conf", true],
  ["/etc/?.conf", "/etc/.conf", false],
  ["[a-c].conf", "b.conf", true],
  ["[!a-c].conf", "b.conf", false],
  ["a+(b).conf", "a+(b).conf", true],
  ["a.conf", "aXconf", false],
];

const docker: readonly Row[] = [
  ["*.py", ".a.py", true],
  ["*.py", "app/a.py", false],
  ["**/*.py", "app/sub/a.py", true],
  ["**/*.py", "a.py", true],
  ["app", "app/a.py", true],
  ["app", "application", false],
  ["a\\*b", "a*b", true],
  ["a\\*b", "axb", false],
  ["[^a]", "b", true],
];

describe("a pattern", () => {
  for (const [pattern, path, matches] of shell) {
    it(`of the shell, ${pattern}, ${matches ? "matches" : "does not match"} ${path}`, () => {
      assert.equal(globExpression(pattern).test(path), matches);
    });
  }
  for (const [pattern, path, matches] of docker) {
    it(`of a .dockerignore, ${pattern}, ${matches ? "matches" : "does not match"} ${path}`, () => {
      assert.equal(dockerIgnoreExpression(pattern).test(path), matches);
    });
  }
});

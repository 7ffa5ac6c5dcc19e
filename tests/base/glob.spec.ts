import assert from "node:assert/strict";
import { copyExpression, dockerIgnoreExpression, globExpression, nameExpression } from "../../src/base/glob";

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

const copy: readonly Row[] = [
  ["app/*", "app/.env", true],
  ["app/*", "app/sub/a", false],
  ["*.txt", "a.txt", true],
];

const names: readonly Row[] = [
  ["*.env", ".env", true],
  ["*/app/*", "/srv/app/sub/a", true],
  ["?env", ".env", true],
  ["env", ".env", false],
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
  for (const [pattern, path, matches] of copy) {
    it(`of COPY, ${pattern}, ${matches ? "matches" : "does not match"} ${path}`, () => {
      assert.equal(copyExpression(pattern).test(path), matches);
    });
  }
  for (const [pattern, path, matches] of names) {
    it(`of find, ${pattern}, ${matches ? "matches" : "does not match"} ${path}`, () => {
      assert.equal(nameExpression(pattern).test(path), matches);
    });
  }
});

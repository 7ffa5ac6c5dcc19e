import assert from "node:assert/strict";
import { readServiceUrl } from "../../../src/django/connections/serviceUrl";
import { outcome } from "../../outcome";

/** A URL, and its scheme, host, path and parameter `x`. */
const urls: readonly (readonly [string, ...(readonly (string | undefined)[])])[] = [
  ["postgres://db.example.com/shop", "postgres", "db.example.com", "/shop", undefined],
  ["postgres://app:hunter2@DB.example.com:5432/shop?x=1", "postgres", "db.example.com", "/shop", "1"],
  ["  psql://app:p%40ss@db/shop ", "psql", "db", "/shop", undefined],
  ["postgres://app:p/a?s#s@db.example.com/shop?x=2", "postgres", "db.example.com", "/shop", "2"],
  ["rediss://:hunter2@cache:6379/0?X=3", "rediss", "cache", "/0", "3"],
  ["redis://a:6379,b:6379/0", "redis", "a", "/0", undefined],
  ["redis://[::1]:6379/0", "redis", "::1", "/0", undefined],
  ["sqlite:////data/db.sqlite3", "sqlite", "", "//data/db.sqlite3", undefined],
  ["sqlite://:memory:", "sqlite", "", "", undefined],
  ["locmemcache://", "locmemcache", "", "", undefined],
  ["smtp+tls://user:pass@mail.example.com:587", "smtp+tls", "mail.example.com", "", undefined],
  ["postgres://db-s1mulated.example.com:5432/shop?x=1", "postgres", "?", "/shop", "1"],
  ["postgres://app:s1mulated@db.example.com/shop", "postgres", "db.example.com", "/shop", undefined],
];

describe("a URL in a variable", () => {
  for (const [text, scheme, host, path, x] of urls) {
    it(text, () => {
      const url = readServiceUrl(text)!;
      assert.deepEqual(
        [url.scheme, outcome(() => url.host), outcome(() => url.path), outcome(() => url.parameter("x"))],
        [scheme, host, path, x],
      );
    });
  }

  for (const text of ["", "db.example.com", "/var/run/postgresql", "postgres"]) {
    it(`${JSON.stringify(text)} is none`, () => {
      assert.equal(readServiceUrl(text), undefined);
    });
  }
});

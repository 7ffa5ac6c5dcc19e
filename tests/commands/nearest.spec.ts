import assert from "node:assert/strict";
import { policies } from "../../policies/all";
import { nearest } from "../../src/commands/nearest";

const names = policies.map(({ name }) => name);

const table: Readonly<Record<string, string>> = {
  "debug-off": "debug-is-off",
  "debug-is-of": "debug-is-off",
  DEBUG: "debug-is-off",
  secret_key_is_secret: "secret-key-is-secret",
  "database-encrypted": "database-is-encrypted",
  hsts: "hsts-is-on",
  "session-cookie": "session-cookie-is-secure",
};

describe("the nearest of the policies' names", () => {
  for (const [name, first] of Object.entries(table)) {
    it(`to ${name} is ${first}`, () => {
      assert.equal(nearest(name, names)[0], first);
    });
  }

  it("are three, whatever was asked for", () => {
    assert.equal(nearest("", names).length, 3);
    assert.equal(nearest("xyzzy", names).length, 3);
  });
});

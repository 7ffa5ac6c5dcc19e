import assert from "node:assert/strict";
import { givenSecrets } from "../../src/commands/givenSecrets";
import { filesOf } from "../fixtures";

const KEY = "dbPassword";
const rows: Readonly<Record<string, { program: Readonly<Record<string, string>>; isSecret: boolean; key?: string }>> = {
  "that the program asks for as a secret": {
    program: { "index.ts": 'const password = config.requireSecret("dbPassword");' },
    isSecret: true,
  },
  "that it asks for as a secret, if there is one": {
    program: { "index.ts": "config.getSecret('dbPassword')" },
    isSecret: true,
  },
  "that it asks for as a secret object": {
    program: { "index.ts": 'config.requireSecretObject<Database>("dbPassword")' },
    isSecret: true,
  },
  "that a program in Python asks for as a secret": {
    program: { "__main__.py": 'config.require_secret("dbPassword")' },
    isSecret: true,
  },
  "under a namespace": {
    program: { "index.ts": 'config.requireSecret("dbPassword")' },
    key: "shop:dbPassword",
    isSecret: true,
  },
  "that it asks for in plain text": { program: { "index.ts": 'config.require("dbPassword")' }, isSecret: false },
  "that a program in Python asks for in plain text": {
    program: { "lib/settings.py": 'config.get("dbPassword")' },
    isSecret: false,
  },
  "while it asks for another as a secret": {
    program: { "index.ts": 'config.require("dbPassword"); config.requireSecret("other");' },
    isSecret: false,
  },
  "of which the source does not show how it asks for it": {
    program: { "index.ts": "config.requireSecret(nameOf(database))" },
    isSecret: true,
  },
};

describe("a value of --config", () => {
  for (const [title, { program, isSecret, key = KEY }] of Object.entries(rows)) {
    it(`${title} is ${isSecret ? "a secret" : "plain text"}`, () => {
      assert.deepEqual(givenSecrets({ [key]: "hunter2" }, filesOf(program)), isSecret ? ["hunter2"] : []);
    });
  }
});

import assert from "node:assert/strict";
import { maskValues } from "../../src/managePy/masked";

const url = "postgres://shop:c4n4ry%40pass@db.example.com/orders";

const texts: Readonly<
  Record<string, readonly [variables: Readonly<Record<string, string>>, text: string, shown: string]>
> = {
  "a value": [{ KEY: "c4n4ry" }, "c4n4ry is short", "<KEY> is short"],
  "the longest first": [{ A: "c4n4ry", B: "c4n4ry-two" }, "c4n4ry-two, c4n4ry", "<B>, <A>"],
  "a value in other letters": [{ KEY: "C4n4ry" }, "no module c4n4ry or C4N4RY", "no module <KEY> or <KEY>"],
  "a value as Python writes it": [{ KEY: "c4n4ry\\c4n4ry2" }, "'c4n4ry\\\\c4n4ry2'", "'<KEY>\\\\<KEY>'"],
  "a value of several lines": [{ KEY: "c4n4ry\n\"two'" }, "'c4n4ry\\n\"two\\''", "'<KEY>\\n\"two\\''"],
  "the parts of a URL": [{ URL: url }, "port 'c4n4ry' of db.example.com", "port '<URL>' of <URL>"],
  "a part of a URL that is decoded": [{ URL: url }, "login shop:c4n4ry@pass failed", "login <URL>:<URL>@<URL> failed"],
  "the entries of a list": [{ HOSTS: '["c4n4ry.com", "two"]' }, "'c4n4ry.com'", "'<HOSTS>'"],
  "no word that every message has": [{ DEBUG: "True", LEVEL: "on" }, "True is not on", "True is not on"],
  "no name of a module": [{ DJANGO_SETTINGS_MODULE: "config.settings" }, "No config.settings", "No config.settings"],
  "no name that stands for a value": [{ LEVEL: "debug", DJANGO_DEBUG: "c4n4ry" }, "c4n4ry", "<DJANGO_DEBUG>"],
  "nothing that is longer than the text": [{ KEY: "c".repeat(1_000_000) }, "text", "text"],
  "what a pattern would be": [{ KEY: "(c4n4ry.*[" }, "bad (c4n4ry.*[", "bad <KEY>"],
  "a value that is no encoding": [{ KEY: "100%c4n4ry" }, "bad 100%c4n4ry", "bad <KEY>"],
};

describe("a text of Django's hides", () => {
  for (const [what, [variables, text, shown]] of Object.entries(texts)) {
    it(what, () => {
      assert.equal(maskValues(text, variables), shown);
    });
  }
});

import assert from "node:assert/strict";
import { joinRuns } from "../../src/preview/cloud/agreement";
import { UNKNOWN } from "../../src/wire/sentinels";

describe("what two runs agree on", () => {
  const table: Readonly<Record<string, readonly [first: unknown, second: unknown, agreed: unknown]>> = {
    "equal values of every kind": [
      ["a", 1, true, null, { b: [] }],
      ["a", 1, true, null, { b: [] }],
      ["a", 1, true, null, { b: [] }],
    ],
    "a text that differs": ["db-1.example", "db-2.example", UNKNOWN],
    "a simulated text": ["arn:aws:iam::000123000123:role/shop", "arn:aws:iam::987654321987:role/shop", UNKNOWN],
    "a text that says more than a simulated one, and differs in that alone": [
      "postgres://shop:own@shop.s1mulated1a2b3.us-east-1.rds.amazonaws.com/db",
      "postgres://shop:own@shop.v4ri2b3c4.us-east-1.rds.amazonaws.com/db",
      "postgres://shop:own@shop.s1mulated1a2b3.us-east-1.rds.amazonaws.com/db",
    ],
    "the same, in the regions of two simulations": [
      "listen 80; proxy_pass http://shop.s1mulated1a2b3.us-east-1.elb.amazonaws.com;",
      "listen 80; proxy_pass http://shop.v4ri2b3c4.us-west-2.elb.amazonaws.com;",
      "listen 80; proxy_pass http://shop.s1mulated1a2b3.us-east-1.elb.amazonaws.com;",
    ],
    "a generated password": ["s1mulpw0A1B", "v4ripw1B2C", "s1mulpw0A1B"],
    "a text that differs in more than marks": [
      "postgres://shop:one@shop-s1mulated-1.example/db",
      "postgres://shop:two@shop-v4ri-2.example/db",
      UNKNOWN,
    ],
    "a number and a boolean that differ": [
      { port: 1, open: true },
      { port: 2, open: false },
      { port: UNKNOWN, open: UNKNOWN },
    ],
    "one element of a list": [
      ["a", "b"],
      ["a", "c"],
      ["a", UNKNOWN],
    ],
    "lists of different length": [["a"], ["a", "b"], UNKNOWN],
    "a key that only one has": [{ a: 1 }, { a: 1, b: 2 }, { a: 1, b: UNKNOWN }],
    "values of different kinds": [{ a: "1" }, { a: ["1"] }, { a: UNKNOWN }],
    "one value in a JSON document": [
      '[{"name":"DEBUG","value":"True"},{"name":"HOST","value":"one"}]',
      '[{"name":"DEBUG","value":"True"},{"name":"HOST","value":"two"}]',
      JSON.stringify([
        { name: "DEBUG", value: "True" },
        { name: "HOST", value: UNKNOWN },
      ]),
    ],
    "a simulated value in a JSON document, whose readers know it by its mark": [
      '{"role":"arn:aws:iam::000123000123:role/shop","name":"the shop"}',
      '{"role":"arn:aws:iam::987654321987:role/shop","name":"the shop"}',
      '{"role":"arn:aws:iam::000123000123:role/shop","name":"the shop"}',
    ],
    "documents of different kinds": ["[1]", '{"a":1}', UNKNOWN],
    "a text that looks like a document": ["{a", "{b", UNKNOWN],
  };
  for (const [what, [first, second, agreed]] of Object.entries(table)) {
    it(what, () => {
      assert.deepEqual(joinRuns({ value: first }, { value: second }), { value: agreed });
    });
  }
});

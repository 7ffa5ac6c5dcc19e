import assert from "node:assert/strict";
import { agreement } from "../../src/preview/agreement";
import { UNKNOWN } from "../../src/preview/wire";

describe("what two runs agree on", () => {
  const table: Readonly<Record<string, readonly [first: unknown, second: unknown, agreed: unknown]>> = {
    "equal values of every kind": [
      ["a", 1, true, null, { b: [] }],
      ["a", 1, true, null, { b: [] }],
      ["a", 1, true, null, { b: [] }],
    ],
    "a text that differs": ["db-1.example", "db-2.example", UNKNOWN],
    "a text that differs in the simulation's marks alone": [
      "postgres://shop:own@shop-simulated-1.example/db",
      "postgres://shop:own@shop-varied-1.example/db",
      "postgres://shop:own@shop-simulated-1.example/db",
    ],
    "a text that differs in more than marks": [
      "postgres://shop:one@shop-simulated-1.example/db",
      "postgres://shop:two@shop-varied-1.example/db",
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
    "documents of different kinds": ["[1]", '{"a":1}', UNKNOWN],
    "a text that looks like a document": ["{a", "{b", UNKNOWN],
  };
  for (const [what, [first, second, agreed]] of Object.entries(table)) {
    it(what, () => {
      assert.deepEqual(agreement({ value: first }, { value: second }), { value: agreed });
    });
  }
});

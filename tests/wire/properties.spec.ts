import assert from "node:assert/strict";
import { Properties } from "../../src/wire/properties";
import { UNKNOWN } from "../fixtures";
import { outcome } from "../outcome";

const of = (value: unknown): Properties => new Properties({ it: value });

describe("a property read as", () => {
  const readings: Readonly<
    Record<string, { read: (properties: Properties) => unknown; gives: readonly [unknown, unknown][] }>
  > = {
    "a string": {
      read: (properties) => properties.string("it"),
      gives: [
        ["text", "text"],
        ["", undefined],
        [443, "443"],
        [true, "true"],
        [undefined, undefined],
        [null, undefined],
        [UNKNOWN, "?"],
        [[], "?"],
        [{}, "?"],
      ],
    },
    "a string with a default": {
      read: (properties) => properties.string("it", "default"),
      gives: [
        ["text", "text"],
        ["", "default"],
        [undefined, "default"],
        [null, "default"],
        [UNKNOWN, "?"],
      ],
    },
    "a number": {
      read: (properties) => properties.number("it"),
      gives: [
        [443, 443],
        ["443", 443],
        [0, 0],
        ["", undefined],
        [undefined, undefined],
        ["many", "?"],
        [true, "?"],
        [[], "?"],
        [UNKNOWN, "?"],
      ],
    },
    "a number of which 0 is none": {
      read: (properties) => properties.positive("it"),
      gives: [
        [443, 443],
        [0, undefined],
        ["0", undefined],
        [UNKNOWN, "?"],
      ],
    },
    "a number with a default": {
      read: (properties) => properties.number("it", 7),
      gives: [
        [0, 0],
        ["0", 0],
        [undefined, 7],
        ["", 7],
        [UNKNOWN, "?"],
      ],
    },
    "a boolean": {
      read: (properties) => properties.boolean("it"),
      gives: [
        [true, true],
        ["true", true],
        [false, false],
        ["false", false],
        [undefined, undefined],
        ["", undefined],
        ["True", "?"],
        [1, "?"],
        [UNKNOWN, "?"],
      ],
    },
    "a boolean with a default": {
      read: (properties) => properties.boolean("it", true),
      gives: [
        [false, false],
        [undefined, true],
        [UNKNOWN, "?"],
      ],
    },
    strings: {
      read: (properties) => properties.strings("it"),
      gives: [
        [
          ["a", "b"],
          ["a", "b"],
        ],
        ["a", ["a"]],
        [undefined, []],
        [["a", UNKNOWN], "?"],
        [["a", 1], "?"],
        [UNKNOWN, "?"],
      ],
    },
    "a count of elements": {
      read: (properties) => properties.count("it"),
      gives: [
        [["a", UNKNOWN], 2],
        [[], 0],
        ["a", 1],
        [undefined, 0],
        [UNKNOWN, "?"],
      ],
    },
    "a map": {
      read: (properties) => properties.map("it")?.string("name"),
      gives: [
        [{ name: "a" }, "a"],
        [[{ name: "a" }], "a"],
        [[], undefined],
        [[null], undefined],
        [undefined, undefined],
        [UNKNOWN, "?"],
        [[UNKNOWN], "?"],
        ["text", "?"],
        [[{}, {}], "?"],
      ],
    },
    JSON: {
      read: (properties) => properties.json("it"),
      gives: [
        ['  {"a": [1]}', { a: [1] }],
        [{ a: [1] }, { a: [1] }],
        [undefined, undefined],
        ["{", "?"],
        [UNKNOWN, "?"],
      ],
    },
    present: {
      read: (properties) => properties.has("it"),
      gives: [
        ["", false],
        [[], false],
        [[""], true],
        [false, true],
        [0, true],
        [UNKNOWN, true],
        [null, false],
        [undefined, false],
      ],
    },
  };
  for (const [title, { read, gives }] of Object.entries(readings)) {
    describe(title, () => {
      for (const [value, expected] of gives) {
        it(`${JSON.stringify(value)} is ${JSON.stringify(expected)}`, () => {
          assert.deepEqual(
            outcome(() => read(of(value))),
            expected,
          );
        });
      }
    });
  }
});

describe("a write-only argument", () => {
  it("is read in place of its twin", () => {
    const properties = new Properties({ passwordWo: "text" });
    assert.deepEqual([properties.has("password"), properties.string("password")], [true, "text"]);
  });
  it("is not read if its twin has a value", () => {
    assert.equal(new Properties({ password: "text", passwordWo: "other" }).string("password"), "text");
  });
  it("is read if its twin is an empty text", () => {
    assert.equal(new Properties({ password: "", passwordWo: "text" }).string("password"), "text");
  });
});

describe("a list's elements", () => {
  it("hide one another in no way", () => {
    const elements = of(["a", UNKNOWN, 3, "d"]).elements("it");
    assert.deepEqual(elements.map(outcome), ["a", "?", "?", "d"]);
  });

  it("are read one by one where they are maps", () => {
    const maps = of([{ name: "a" }, UNKNOWN, { name: UNKNOWN }, 5, { name: "e" }]).maps("it");
    assert.deepEqual(
      maps.map((map) => outcome(() => map.string("name"))),
      ["a", "?", "?", "?", "e"],
    );
  });
});

describe("what is undecided about a property", () => {
  const rule = new Properties({ rules: [{ ports: { from: UNKNOWN, to: "many" } }] }).maps("rules")[0]?.map("ports");
  it("is said with the way to it", () => {
    assert.throws(() => rule?.number("from"), { reason: "rules[0].ports.from is not known before the update" });
  });
  it("is said without its value", () => {
    assert.throws(() => rule?.number("to"), { reason: "rules[0].ports.to is not a number" });
  });
});

describe("the problem of a JSON document", () => {
  const documents: readonly [unknown, string | undefined][] = [
    ["[]", undefined],
    [" \n[1]\n", undefined],
    [{ a: 1 }, undefined],
    [undefined, undefined],
    ["", "line 1, column 1"],
    ["{", "line 1, column 2"],
    ["[1,]", "line 1, column 4"],
    ["[1] x", "line 1, column 5"],
    ["{'a': 1}", "line 1, column 2"],
    ['{"a": tru}', "line 1, column 10"],
    ['{\n  "a": "b\n"}', "line 2, column 10"],
    ['[\n  {"name": web},\n  {"name": "a long text that follows the mistake, and more of it"}\n]', "line 2, column 12"],
  ];
  for (const [text, expected] of documents) {
    it(`${JSON.stringify(text)} is ${expected === undefined ? "none" : `at ${expected}`}`, () => {
      assert.equal(of(text).jsonProblem("it"), expected);
    });
  }
});

import assert from "node:assert/strict";
import { readList } from "../../../src/model/django/list";

const lists: readonly [string, readonly string[]][] = [
  ["", []],
  ["  ", []],
  ["a.example", ["a.example"]],
  ["a.example,b.example", ["a.example", "b.example"]],
  ["a.example, b.example", ["a.example", "b.example"]],
  ["a.example b.example", ["a.example", "b.example"]],
  [",a.example,,", ["a.example"]],
  ['["a.example", "b.example"]', ["a.example", "b.example"]],
  [' ["*"]', ["*"]],
  ["[]", []],
  ["[8000]", ["8000"]],
  ["[::1],a.example", ["[::1]", "a.example"]],
];

describe("a list in a variable", () => {
  for (const [text, expected] of lists) {
    it(`${JSON.stringify(text)} has ${expected.length} items`, () => {
      assert.deepEqual(readList(text), expected);
    });
  }
});

import assert from "node:assert/strict";
import { readItems, readList } from "../../../src/django/values/list";

/** A list, its items, and those of them that stand behind a comma and a blank. */
const lists: readonly (readonly [text: string, items: readonly string[], afterBlank?: readonly string[]])[] = [
  ["", []],
  ["  ", []],
  ["a.example", ["a.example"]],
  [" a.example ", ["a.example"]],
  ["a.example,b.example", ["a.example", "b.example"]],
  ["a.example, b.example", ["a.example", "b.example"], ["b.example"]],
  ["a.example ,b.example", ["a.example", "b.example"]],
  ["a.example b.example", ["a.example", "b.example"]],
  ["a.example\nb.example", ["a.example", "b.example"]],
  [",a.example,,", ["a.example"]],
  ['["a.example", "b.example"]', ["a.example", "b.example"]],
  [' ["*"]', ["*"]],
  ["[]", []],
  ["[8000]", ["8000"]],
  ["[::1],a.example", ["[::1]", "a.example"]],
];

describe("a list in a variable", () => {
  for (const [text, expected, afterBlank = []] of lists) {
    it(`${JSON.stringify(text)} has ${expected.length} items, ${afterBlank.length} behind a blank`, () => {
      assert.deepEqual(readList(text), expected);
      const behind = readItems(text).filter((item) => item.followsBlank);
      assert.deepEqual(
        behind.map((item) => item.text),
        afterBlank,
      );
    });
  }
});

import assert from "node:assert/strict";
import { expressions } from "./expressions";
import { read, shown } from "./shown";

describe("Python expressions, evaluated", () => {
  for (const [expression, value] of Object.entries(expressions)) {
    it(expression, () => {
      assert.equal(shown(read({ module: [`X = ${expression}`] }).setting("X")!.value), value);
    });
  }
});

import assert from "node:assert/strict";
import { expressions } from "./expressions";
import { read, settings } from "./shown";

describe("Python expressions, evaluated", () => {
  for (const [expression, value] of Object.entries(expressions)) {
    it(expression, () => {
      assert.deepEqual(settings(read({ module: [`X = ${expression}`] })), { X: value });
    });
  }
});

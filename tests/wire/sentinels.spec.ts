import assert from "node:assert/strict";
import { holdsUnknown } from "../../src/wire/outputs";
import { isUnknown, UNKNOWN } from "../../src/wire/sentinels";

describe("an unknown", () => {
  const sentinels = [
    UNKNOWN,
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
  ];
  it("is any of the engine's sentinels, whatever type it stands for", () => {
    assert.deepEqual(sentinels.filter(isUnknown), sentinels);
  });

  const values: readonly [unknown, boolean][] = [
    [UNKNOWN, true],
    [{ a: [{ b: UNKNOWN }] }, true],
    [[], false],
    [{ a: [1, "text", null] }, false],
    [null, false],
    [undefined, false],
    [`a text with ${UNKNOWN} in it`, false],
  ];
  for (const [value, expected] of values) {
    it(`is ${expected ? "" : "not "}held by ${JSON.stringify(value)}`, () => {
      assert.equal(holdsUnknown(value), expected);
    });
  }
});

import assert from "node:assert/strict";
import { isTrueForAll, mayBeTrue, readBoolean, type BooleanReading } from "../../../src/model/django/boolean";
import { outcome } from "../outcome";

/** How the libraries read each spelling: measured with django-environ and python-decouple, read in the others. */
const spellings: Readonly<Record<BooleanReading, readonly string[]>> = {
  true: ["True", "true", "TRUE", "tRuE", "1", "yes", "Yes", "y", "Y", "on", " True", "True\n"],
  false: ["False", "false", "FALSE", "0", "no", "n", "N", "off", "f", "F", "", "  ", "False "],
  disputed: ["t", "T", "ok", "2", "-1", "10"],
  unrecognised: ["none", "None", "null", "enabled", "disabled", '"True"', "'False'", "yes please", "1.0"],
};

const verdicts: Readonly<Record<BooleanReading, { mayBeTrue: boolean | "?"; isTrueForAll: boolean | "?" }>> = {
  true: { mayBeTrue: true, isTrueForAll: true },
  false: { mayBeTrue: false, isTrueForAll: false },
  disputed: { mayBeTrue: true, isTrueForAll: false },
  unrecognised: { mayBeTrue: "?", isTrueForAll: "?" },
};

describe("a boolean in a variable", () => {
  for (const [reading, texts] of Object.entries(spellings) as [BooleanReading, readonly string[]][]) {
    for (const text of texts) {
      it(`${JSON.stringify(text)} is ${reading}`, () => {
        assert.equal(readBoolean(text), reading);
        assert.deepEqual(
          { mayBeTrue: outcome(() => mayBeTrue(text)), isTrueForAll: outcome(() => isTrueForAll(text)) },
          verdicts[reading],
        );
      });
    }
  }
});

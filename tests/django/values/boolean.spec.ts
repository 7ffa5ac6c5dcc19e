import assert from "node:assert/strict";
import { negated, readBoolean } from "../../../src/django/values/boolean";
import { booleanReaders, readAs, type Reading } from "../../../src/django/values/booleanReaders";
import { outcome } from "../../outcome";

const letters: Readonly<Record<string, Reading>> = { T: "true", F: "false", "!": "refused" };

/**
 * Each line: texts, then what django-environ, python-decouple, django-configurations, environs, pydantic, bool(int(x)),
 * x == "True", x.lower() in ("true", "1") and bool(x) make of them: true, false or an error. Then whether any library
 * may take it for true, and for false (`?` where none knows it), and whether the libraries agree.
 */
const rows: readonly (readonly [texts: readonly string[], readings: string, verdict: string])[] = [
  [["True"], "TTTTT!TTT", "T agreed"],
  [["true", "TRUE"], "TTTTT!FTT", "T agreed"],
  [["1"], "TTTTTTFTT", "T agreed"],
  [["yes", "Yes", "YES", "y", "Y"], "TTTTT!FFT", "T agreed"],
  [["on", "On", "ON"], "TT!TT!FFT", "T disputed"],
  [["ok"], "T!!!!!FFT", "T disputed"],
  [["t", "T"], "FT!TT!FFT", "TF disputed"],
  [["2", "-1", "10"], "T!!!!TFFT", "T disputed"],
  [["tRuE"], "TTT!T!FTT", "T disputed"],
  [["False", "false", "FALSE", "no", "NO", "n", "N"], "FFFFF!FFT", "F agreed"],
  [["0"], "FFFFFFFFT", "F agreed"],
  [["off", "Off", "f", "F"], "FF!FF!FFT", "F disputed"],
  [[""], "FFF!!!FFF", "F disputed"],
  [[" True", "True\n"], "T!T!!!FFT", "T disputed"],
  [["False ", " no"], "F!F!!!FFT", "F disputed"],
  [
    ["none", "None", "null", "enabled", "disabled", '"True"', "'False'", "yes please", "1.0"],
    "F!!!!!FFT",
    "? disputed",
  ],
];

const names = booleanReaders.map((reader) => reader.name);

describe("a boolean in a variable", () => {
  for (const [texts, readings, verdict] of rows) {
    for (const text of texts) {
      it(`${JSON.stringify(text)} is read as ${readings}`, () => {
        assert.deepEqual(
          Object.fromEntries(booleanReaders.map((reader) => [reader.name, readAs(reader, text)])),
          Object.fromEntries(names.map((name, index) => [name, letters[readings[index]!]])),
        );
      });

      it(`${JSON.stringify(text)} is ${verdict}`, () => {
        const [may = "", agreement] = verdict.split(" ");
        const read = readBoolean(text);
        const isKnown = may !== "?";
        assert.deepEqual(
          {
            mayBeTrue: outcome(() => read.mayBeTrue),
            mayBeFalse: outcome(() => read.mayBeFalse),
            agreed: read.disagreement === undefined,
          },
          {
            mayBeTrue: isKnown ? may.includes("T") : "?",
            mayBeFalse: isKnown ? may.includes("F") : "?",
            agreed: agreement === "agreed",
          },
        );
      });
    }
  }

  it("names both readings where libraries disagree", () => {
    assert.equal(
      readBoolean("t").disagreement,
      "true for python-decouple, environs and pydantic, false for django-environ, rejected by django-configurations",
    );
  });

  it("is turned around by a variable that disables a setting", () => {
    const { mayBeTrue, mayBeFalse } = negated(readBoolean("True"));
    assert.deepEqual({ mayBeTrue, mayBeFalse }, { mayBeTrue: false, mayBeFalse: true });
  });
});

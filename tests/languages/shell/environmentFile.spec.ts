import assert from "node:assert/strict";
import { readEnvironmentFile, type EnvironmentFileReader } from "../../../src/languages/shell/environmentFile";

const text = [
  "\ufeff# comment",
  "A=1",
  " B=2",
  "EMPTY=",
  "=nameless",
  "ALONE",
  'Q="a b" # beside',
  "S='$A'",
  "V=${A}x",
  "C=c # comment",
  "export D=d",
  "U=https://a/?b=c#d",
  "A=again\r",
].join("\n");

const read: Readonly<Record<EnvironmentFileReader, Readonly<Record<string, string>>>> = {
  ecs: {
    A: "again",
    " B": "2",
    Q: '"a b" # beside',
    S: "'$A'",
    V: "${A}x",
    C: "c # comment",
    "export D": "d",
    U: "https://a/?b=c#d",
  },
  docker: {
    A: "again",
    B: "2",
    EMPTY: "",
    Q: '"a b" # beside',
    S: "'$A'",
    V: "${A}x",
    C: "c # comment",
    "export D": "d",
    U: "https://a/?b=c#d",
  },
  dotenv: { A: "again", B: "2", EMPTY: "", Q: "a b", S: "$A", V: "1x", C: "c", D: "d", U: "https://a/?b=c#d" },
  systemd: { A: "again", B: "2", EMPTY: "", Q: "a b", S: "$A", V: "${A}x", C: "c", D: "d", U: "https://a/?b=c#d" },
};

describe("a file of variables is read", () => {
  for (const [reader, variables] of Object.entries(read)) {
    it(`as ${reader} reads it`, () => {
      assert.deepEqual(Object.fromEntries(readEnvironmentFile(text, reader as EnvironmentFileReader)), variables);
    });
  }

  it("with values of several lines in quotes", () => {
    assert.deepEqual(readEnvironmentFile('KEY="one\ntwo"\nNEXT=3', "dotenv"), [
      ["KEY", "one\ntwo"],
      ["NEXT", "3"],
    ]);
  });
});

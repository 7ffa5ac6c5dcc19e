import assert from "node:assert/strict";
import { unlessUndecided } from "../../../src/base/undecided";
import { credentialIn, credentialInCommand, mayHoldCredential } from "../../../src/credentials/credential";
import { readServiceUrl } from "../../../src/django/connections/serviceUrl";
import { readers } from "../../../src/django/settings/readers";

/** Pieces that make an expression which looks back and forth take the square of the time, repeated. */
const pieces = [
  "a",
  "a,",
  ", ",
  '"',
  '",',
  "a=",
  "--a ",
  "a:",
  "a@",
  "a1/",
  "aA1-",
  "aB",
  "your_own_",
  "<",
  " ",
  "[",
  ";pwd=",
];
const starts = ["", "postgres://u:", "eyJ", "-----BEGIN ", '{"password": "'];

function seconds(length: number): number {
  const start = process.cpuUsage();
  for (const [index, piece] of pieces.entries()) {
    const text = (starts[index % starts.length] ?? "") + piece.repeat(length / piece.length);
    for (const read of Object.values(readers)) unlessUndecided(() => read(text));
    for (const name of ["ANY", "DB_PASSWORD", "MAP_TOKEN"]) {
      credentialIn(name, text);
      mayHoldCredential(name, text);
    }
    credentialInCommand([text]);
    void readServiceUrl(text)?.host;
  }
  return process.cpuUsage(start).user / 1e6;
}

describe("what is read from a variable", () => {
  it("takes time in proportion to the variable's length", () => {
    seconds(10_000);
    const [short, long] = [seconds(50_000), seconds(400_000)];
    assert.ok(long < 8 * 4 * short, `8 times the length takes ${(long / short).toFixed(0)} times as long`);
  });
});

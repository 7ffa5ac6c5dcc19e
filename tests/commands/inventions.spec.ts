import assert from "node:assert/strict";
import { withoutInventions } from "../../src/commands/inventions";
import { UNKNOWN } from "../fixtures";

/** What the pack is shown of a value. */
const shown: Readonly<Record<string, readonly [value: unknown, shown: unknown]>> = {
  "a made-up word": ["s1mulated-protocol-1a2b3c4", UNKNOWN],
  "a made-up word in capitals": ["S1MULATED-PROTOCOL-1A2B3C4", UNKNOWN],
  "a made-up network": ["240.161.0.0/16", UNKNOWN],
  "a part of one": ["240.161.128.0/17", UNKNOWN],
  "a made-up network of IPv6": ["4fa1:5e1d:1a2b::/56", UNKNOWN],
  "a made-up port": [61951, UNKNOWN],
  "a made-up number": [4019, UNKNOWN],
  "a made-up policy": ['{"Version":"2012-10-17","Id":"s1mulated","Statement":[]}', UNKNOWN],
  "what is made up in a document": [
    '[{"name":"web","image":"shop:1","environment":[{"name":"DEBUG","value":"s1mulated-debug-1a2b3c4"}]}]',
    `[{"name":"web","image":"shop:1","environment":[{"name":"DEBUG","value":"${UNKNOWN}"}]}]`,
  ],
  "what is made up in a list": [
    ["tcp", "s1mulated-protocol-1a2b3c4"],
    ["tcp", UNKNOWN],
  ],
};

/** What stays as it is. */
const kept: Readonly<Record<string, unknown>> = {
  "an id": "sg-00fa15e1d1a2b3c4",
  "an ARN": "arn:aws:iam::000123000123:role/shop",
  "an automatic name": "media-s1mulated-1a2b3c4",
  "a name by which a resource of the stack is known": "s1mulated-pet",
  "a host": "s1mulated1a2b3.rds.eu-west-1.amazonaws.com",
  "a generated secret": "s1mulpw0A1B2C3D",
  "the program's own words around something made up": "redis://s1mulated.example:61951/0",
  "a document with nothing made up but ids": '{ "Resource": "arn:aws:s3:::media-s1mulated-1a2b3c4" }',
  "a network for documentation": "192.0.2.0/24",
  "a word that only looks like it": "flight-simulated-data",
  "a port": 5432,
};

describe("the pack is shown", () => {
  for (const [what, [value, expected]] of Object.entries(shown)) {
    it(`nothing known for ${what}`, () =>
      assert.deepEqual(
        withoutInventions(value, () => false),
        expected,
      ));
  }
  for (const [what, value] of Object.entries(kept)) {
    it(what, () =>
      assert.deepEqual(
        withoutInventions(value, (text) => text === "s1mulated-pet"),
        value,
      ),
    );
  }
});

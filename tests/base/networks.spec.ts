import assert from "node:assert/strict";
import { readNetwork } from "../../src/base/cidr";

const rows: readonly (readonly [network: string, address: string, contains: boolean | undefined])[] = [
  ["10.0.0.0/8", "10.1.2.3", true],
  ["10.0.0.0/8", "11.1.2.3", false],
  ["10.0.0.5/8", "10.9.9.9", true],
  ["192.0.2.1", "192.0.2.1", true],
  ["192.0.2.1", "192.0.2.2", false],
  ["0.0.0.0/0", "203.0.113.7", true],
  ["0.0.0.0/0", "2001:db8::1", false],
  ["2001:db8::/32", "2001:db8:1::1", true],
  ["::1", "0:0:0:0:0:0:0:1", true],
  ["10.0.0.0/8", "", false],
  ["10.0.0.0/33", "10.0.0.0", undefined],
  ["10/8", "10.0.0.1", undefined],
  ["all", "10.0.0.1", undefined],
  ["unix:", "10.0.0.1", undefined],
];

describe("a network", () => {
  for (const [network, address, contains] of rows) {
    it(`${network} ${contains === undefined ? "is none" : contains ? "contains" : "does not contain"} ${address}`, () => {
      assert.equal(readNetwork(network)?.contains(address), contains);
    });
  }
});

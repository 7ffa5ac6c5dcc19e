import assert from "node:assert/strict";
import { isPrivateNetwork } from "../../src/base/cidr";
import { outcome } from "../outcome";

const networks: readonly [string, boolean | "?"][] = [
  ["0.0.0.0/0", false],
  ["::/0", false],
  ["10.0.0.0/8", true],
  ["10.1.2.0/24", true],
  ["10.0.0.0/7", false],
  ["172.16.0.0/12", true],
  ["172.16.0.0/11", false],
  ["192.168.0.0/16", true],
  ["192.168.0.1/32", true],
  ["100.64.0.0/10", true],
  ["8.8.8.8/32", false],
  ["fc00::/7", true],
  ["fd12:3456:789a::/48", true],
  ["2a00::/16", false],
  ["10.0.0.0", "?"],
  ["everybody", "?"],
  ["10.0.0.0/33", "?"],
];

describe("a private network", () => {
  for (const [cidr, expected] of networks) {
    it(`${cidr}: ${expected}`, () => {
      assert.equal(
        outcome(() => isPrivateNetwork(cidr)),
        expected,
      );
    });
  }
});

import assert from "node:assert/strict";
import { minimumTlsVersion } from "../../src/aws/tlsPolicy";
import { outcome } from "../outcome";

const policies: readonly [string, string][] = [
  ["ELBSecurityPolicy-TLS13-1-3-2021-06", "1.3"],
  ["ELBSecurityPolicy-TLS13-1-2-2021-06", "1.2"],
  ["ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04", "1.2"],
  ["ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06", "1.2"],
  ["ELBSecurityPolicy-TLS13-1-1-2021-06", "1.1"],
  ["ELBSecurityPolicy-TLS13-1-0-2021-06", "1.0"],
  ["ELBSecurityPolicy-TLS-1-2-Ext-2018-06", "1.2"],
  ["ELBSecurityPolicy-TLS-1-1-2017-01", "1.1"],
  ["ELBSecurityPolicy-TLS-1-0-2015-04", "1.0"],
  ["ELBSecurityPolicy-FS-1-2-Res-2020-10", "1.2"],
  ["ELBSecurityPolicy-FS-1-1-2019-08", "1.1"],
  ["ELBSecurityPolicy-FS-2018-06", "1.0"],
  ["ELBSecurityPolicy-2016-08", "1.0"],
  ["ELBSecurityPolicy-2015-05", "1.0"],
  ["my-own-policy", "?"],
  ["", "?"],
];

describe("the oldest TLS version of a policy", () => {
  for (const [policy, expected] of policies) {
    it(`${policy || "nothing"}: ${expected}`, () => {
      assert.equal(
        outcome(() => minimumTlsVersion(policy)),
        expected,
      );
    });
  }
});

import assert from "node:assert/strict";
import { subnetsOf, type SubnetSpec } from "../../../src/preview/awsx/subnets";

interface Case {
  cidrBlock: string;
  zones: number;
  strategy: string;
  specs?: SubnetSpec[];
  zoneMask?: number;
  /** type's first letter and block, zone by zone */
  gives: string;
}

const CASES: Record<string, Case> = {
  "halves each zone for private subnets, and half of the rest for public ones": {
    cidrBlock: "10.0.0.0/16",
    zones: 3,
    strategy: "Legacy",
    gives: "P 10.0.0.0/19, p 10.0.32.0/20, P 10.0.64.0/19, p 10.0.96.0/20, P 10.0.128.0/19, p 10.0.160.0/20",
  },
  "gives a single kind of subnet the usual size, or the whole of a small zone": {
    cidrBlock: "10.0.0.0/22",
    zones: 1,
    strategy: "Legacy",
    specs: [{ type: "Private" }],
    gives: "P 10.0.0.0/22",
  },
  "lays private subnets before public before isolated ones, whatever their order": {
    cidrBlock: "10.0.0.0/16",
    zones: 1,
    strategy: "Legacy",
    specs: [{ type: "Isolated" }, { type: "Public" }, { type: "Private" }],
    gives: "P 10.0.0.0/19, p 10.0.32.0/20, i 10.0.48.0/24",
  },
  "moves a block that would overlap": {
    cidrBlock: "10.0.0.0/16",
    zones: 1,
    strategy: "Legacy",
    specs: [
      { type: "Private", cidrMask: 24 },
      { type: "Public", cidrMask: 20 },
    ],
    gives: "P 10.0.0.0/24, p 10.0.16.0/20",
  },
  "lays subnets in their order": {
    cidrBlock: "10.0.0.0/16",
    zones: 2,
    strategy: "Auto",
    specs: [{ type: "Public" }, { type: "Private" }, { type: "Isolated" }],
    gives: "p 10.0.0.0/19, P 10.0.32.0/19, i 10.0.64.0/19, p 10.0.128.0/19, P 10.0.160.0/19, i 10.0.192.0/19",
  },
  "takes a size for a mask, and a mask for the zones": {
    cidrBlock: "10.0.0.0/16",
    zones: 2,
    strategy: "Auto",
    specs: [{ type: "Public", size: 256 }],
    zoneMask: 20,
    gives: "p 10.0.0.0/24, p 10.0.16.0/24",
  },
  "adds to the default subnets": {
    cidrBlock: "10.0.0.0/16",
    zones: 1,
    strategy: "AutoMerge",
    specs: [
      { type: "Isolated", cidrMask: 24 },
      { type: "Public", cidrMask: 24 },
      { type: "Private", cidrMask: 20 },
    ],
    gives: "P 10.0.0.0/20, p 10.0.16.0/24, i 10.0.17.0/24",
  },
  "keeps the default subnets in their own sizes": {
    cidrBlock: "10.0.0.0/16",
    zones: 1,
    strategy: "AutoMerge",
    specs: [{ type: "Isolated", cidrMask: 24 }],
    gives: "P 10.0.0.0/17, p 10.0.128.0/18, i 10.0.192.0/24",
  },
  "takes blocks that are given": {
    cidrBlock: "10.0.0.0/16",
    zones: 2,
    strategy: "Exact",
    specs: [{ type: "Public", cidrBlocks: ["10.0.0.0/17", "10.0.128.0/17"] }],
    gives: "p 10.0.0.0/17, p 10.0.128.0/17",
  },
};

const LETTERS: Record<string, string> = { Private: "P", Public: "p", Isolated: "i" };

describe("the subnets of a network", () => {
  for (const [behaviour, { zones, specs, zoneMask, gives, ...layout }] of Object.entries(CASES)) {
    it(behaviour, () => {
      const names = ["a", "b", "c"].slice(0, zones);
      const subnets = subnetsOf({ ...layout, zones: names, specs, zoneMask });
      assert.equal(subnets.map(({ type, cidrBlock }) => `${LETTERS[type]} ${cidrBlock}`).join(", "), gives);
    });
  }

  it("must fit", () => {
    const specs: SubnetSpec[] = [{ type: "Public", cidrMask: 16 }];
    const layout = { cidrBlock: "10.0.0.0/16", zones: ["a", "b"], specs, strategy: "Auto", zoneMask: undefined };
    assert.throws(() => subnetsOf(layout), /too large for VPC/);
  });
});

import assert from "node:assert/strict";
import { fargateSize } from "../../../src/preview/awsx/fargateSize";

const CASES: [string, { cpu?: number; memory?: number; memoryReservation?: number }[], string, string][] = [
  ["nothing asked for", [{}], "256", "512"],
  ["one container", [{ cpu: 512, memory: 2048 }], "512", "2048"],
  [
    "the sum of several",
    [
      { cpu: 256, memory: 1024 },
      { cpu: 256, memory: 2048 },
    ],
    "512",
    "3072",
  ],
  ["a reservation before a limit", [{ memory: 4096, memoryReservation: 512 }], "256", "512"],
  ["much memory brings vCPUs", [{ cpu: 256, memory: 61440 }], "8192", "61440"],
];

describe("the size of a Fargate task", () => {
  for (const [asked, containers, cpu, memory] of CASES)
    it(asked, () => assert.deepEqual(fargateSize(containers), { cpu, memory }));

  it("has an end", () => {
    assert.throws(() => fargateSize([{ cpu: 65536 }]), /Fargate has no size for 64 vCPU/);
  });
});

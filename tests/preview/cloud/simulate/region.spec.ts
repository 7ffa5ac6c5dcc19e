import assert from "node:assert/strict";
import type { Cloud } from "../../../../src/preview/cloud/cloud";
import { simulatedCloud } from "../../../../src/preview/cloud/simulate";
import { NodeShapes } from "../../../../src/preview/cloud/simulate/nodeShapes";
import { inRegionOf } from "../../../../src/preview/cloud/simulate/region";
import { UNKNOWN } from "../../../../src/wire/sentinels";

const simulated = simulatedCloud(new NodeShapes(__dirname));

function regionIn(cloud: Cloud, provider: Record<string, unknown>): unknown {
  return cloud.invoke("aws:index/getRegion:getRegion", {}, provider)["name"];
}

describe("the region of the simulated cloud", () => {
  const table: Record<string, { environment: NodeJS.ProcessEnv; provider?: Record<string, unknown>; is: string }> = {
    "the first of AWS where nothing names one": { environment: {}, is: "us-east-1" },
    "that of the program's environment": { environment: { AWS_REGION: "eu-west-3" }, is: "eu-west-3" },
    "its default one": { environment: { AWS_DEFAULT_REGION: "eu-north-1" }, is: "eu-north-1" },
    "the provider's over that of the environment": {
      environment: { AWS_REGION: "eu-west-3" },
      provider: { region: "eu-central-1" },
      is: "eu-central-1",
    },
    "not the environment's where the provider's is not known": {
      environment: { AWS_REGION: "eu-west-3" },
      provider: { region: UNKNOWN },
      is: "us-east-1",
    },
  };
  for (const [name, { environment, provider = {}, is }] of Object.entries(table))
    it(`is ${name}`, () => assert.equal(regionIn(inRegionOf(environment, simulated), provider), is));

  it("is not that of our own environment", () => {
    const own = process.env["AWS_REGION"];
    process.env["AWS_REGION"] = "ap-south-1";
    try {
      assert.equal(regionIn(inRegionOf({}, simulated), {}), "us-east-1");
    } finally {
      if (own === undefined) delete process.env["AWS_REGION"];
      else process.env["AWS_REGION"] = own;
    }
  });

  it("is in what is created and read, too", () => {
    const cloud = inRegionOf({ AWS_REGION: "eu-west-3" }, simulated);
    const request = { type: "aws:ecs/cluster:Cluster", name: "shop", urn: "urn", inputs: {}, provider: {} };
    assert.match(String(cloud.create(request).outputs["arn"]), /^arn:aws:ecs:eu-west-3:/);
    assert.match(String(cloud.read(request, "shop").outputs["arn"]), /^arn:aws:ecs:eu-west-3:/);
  });
});

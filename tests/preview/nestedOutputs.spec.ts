import assert from "node:assert/strict";
import type { Cloud } from "../../src/preview/cloud/cloud";
import { faithfulCloud } from "../../src/preview/cloud/faithful";
import { withNestedOutputs } from "../../src/preview/cloud/nestedOutputs";

const cloud = withNestedOutputs(faithfulCloud({} as Cloud), (urn) => `sg of ${urn}`);

/** The outputs of a resource with these inputs. */
const outputsOf = (type: string, inputs: Readonly<Record<string, unknown>>): unknown =>
  cloud.create({ type, name: "shop", urn: "urn", inputs, provider: {} }).outputs;

describe("outputs inside maps that are inputs", () => {
  const given = { subnetIds: ["subnet-1"] };

  it("are added to what the program gives", () => {
    assert.deepEqual(outputsOf("aws:eks/cluster:Cluster", { name: "shop", vpcConfig: given }), {
      name: "shop",
      vpcConfig: { ...given, clusterSecurityGroupId: "sg of urn" },
    });
  });

  it("replace nothing that the program gives", () => {
    const vpcConfig = { clusterSecurityGroupId: "sg-1" };
    assert.deepEqual(outputsOf("aws:eks/cluster:Cluster", { vpcConfig }), { vpcConfig });
  });

  it("are those of their type alone", () => {
    assert.deepEqual(outputsOf("aws:lambda/function:Function", { vpcConfig: given }), { vpcConfig: given });
    assert.deepEqual(outputsOf("aws:eks/cluster:Cluster", {}), {});
  });
});

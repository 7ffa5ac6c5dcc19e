import assert from "node:assert/strict";
import type { Previewed } from "../../../src/preview";
import { UNKNOWN } from "../../../src/wire/sentinels";
import { SIMULATED_HEX } from "../../../src/wire/simulated";
import { resource } from "../program";
import { expanded, type Component } from "./expanded";

const COMPONENTS: readonly Component[] = [
  ["ec2:Vpc", "six", { assignGeneratedIpv6CidrBlock: true, vpcEndpointSpecs: [{ serviceName: "s3" }] }],
  ["ec2:Vpc", "merged", { subnetStrategy: "AutoMerge", subnetSpecs: [{ type: "Isolated", cidrMask: 24 }] }],
  ["ec2:Vpc", "pool", { ipv4IpamPoolId: "ipam-pool-1", ipv4NetmaskLength: 20, subnetStrategy: "Auto" }],
];

/** The inputs that a child is registered with, those that matter here. A name stands for the id of what has it. */
const CHILDREN: readonly [string, string, string, Record<string, unknown>][] = [
  [
    "a network with IPv6 gives each subnet its part",
    "aws:ec2/subnet:Subnet",
    "six-private-1",
    { assignIpv6AddressOnCreation: true, tags: { Name: "six-private-1", SubnetType: "Private" } },
  ],
  [
    "the default subnets are kept when others are merged with them",
    "aws:ec2/subnet:Subnet",
    "merged-isolated-1",
    { cidrBlock: "10.0.48.0/24" },
  ],
  ["in the size that they have alone", "aws:ec2/subnet:Subnet", "merged-public-1", { cidrBlock: "10.0.32.0/20" }],
];

function inOrder(value: unknown): unknown {
  return Array.isArray(value) ? [...(value as unknown[])].sort() : value;
}

describe("networks of awsx", function () {
  this.timeout(60_000);

  let program: Previewed;
  before(async () => {
    program = await expanded("3.8.0", COMPONENTS);
  });

  /** An input in the words of the table above. */
  function shown(type: string, name: string, key: string): unknown {
    const { inputs, propertyDependencies } = resource(program, type, name);
    const isId = /Ids?$/.test(key) && JSON.stringify(inputs[key])?.includes(SIMULATED_HEX);
    const names = (propertyDependencies[key] ?? []).map((urn) => urn.split("::").at(-1)!);
    return isId ? (Array.isArray(inputs[key]) ? names : names[0]) : inputs[key];
  }

  for (const [behaviour, type, name, expected] of CHILDREN) {
    it(behaviour, () => {
      for (const key of Object.keys(expected))
        assert.deepEqual(inOrder(shown(type, name, key)), inOrder(expected[key]), key);
    });
  }

  it("no two subnets have the same part of the network's IPv6 addresses", () => {
    const blocks = program.resources
      .filter(({ type, name }) => type === "aws:ec2/subnet:Subnet" && name.startsWith("six-"))
      .map(({ inputs }) => String(inputs["ipv6CidrBlock"]));
    assert.equal(new Set(blocks).size, 6);
    assert.ok(blocks.every((block) => /^4fa1:5e1d:[0-9a-f]{1,4}:[0-9a-f]{1,4}::\/64$/.test(block)));
  });

  it("leaves out endpoints, which no fact reads", () => {
    assert.deepEqual(
      program.resources.filter(({ type }) => /vpcEndpoint/i.test(type)),
      [],
    );
  });

  it("has its subnets even if their addresses are not known yet", async () => {
    const faithful = await expanded("3.8.0", COMPONENTS, { simulate: false });
    const { inputs } = resource(faithful, "aws:ec2/subnet:Subnet", "pool-private-3");
    assert.equal(inputs["cidrBlock"], UNKNOWN);
    assert.equal(faithful.resources.length, program.resources.length);
  });
});

const DEFAULT_NETWORK: readonly Component[] = [
  ["ec2:DefaultVpc", "default", {}],
  ["lb:ApplicationLoadBalancer", "public", {}],
  ["ecs:FargateService", "hidden", { taskDefinition: "web:1" }],
  ["ecs:FargateService", "reachable", { taskDefinition: "web:1", assignPublicIp: true }],
];

describe("components of awsx in the default network", function () {
  this.timeout(60_000);

  it("are in the subnets that fit them, where a fixture says which those are", async () => {
    const program = await expanded("3.8.0", DEFAULT_NETWORK, { fixture: "fixture.json" });
    const subnetsOf = (name: string) =>
      (resource(program, "aws:ecs/service:Service", name).inputs["networkConfiguration"] as { subnets: unknown })
        .subnets;
    assert.deepEqual(resource(program, "aws:lb/loadBalancer:LoadBalancer", "public").inputs["subnets"], ["subnet-1"]);
    assert.deepEqual(subnetsOf("hidden"), ["subnet-2"]);
    assert.deepEqual(subnetsOf("reachable"), ["subnet-1"]);
    const { outputs } = resource(program, "pulumi:pulumi:Stack", "program-dev");
    const { publicSubnetIds, privateSubnetIds } = outputs["default"] as Record<string, unknown>;
    assert.deepEqual([publicSubnetIds, privateSubnetIds], [["subnet-1"], ["subnet-2"]]);
  });

  it("are in subnets that are not known, where nobody says", async () => {
    const program = await expanded("3.8.0", DEFAULT_NETWORK);
    assert.equal(resource(program, "aws:lb/loadBalancer:LoadBalancer", "public").inputs["subnets"], UNKNOWN);
    assert.equal(resource(program, "aws:ecs/service:Service", "hidden").inputs["launchType"], "FARGATE");
  });
});

import assert from "node:assert/strict";
import type { Previewed, PreviewedResource } from "../../../src/preview";
import { expanded, type Component } from "./expanded";

const SUBNETS = [
  { type: "Isolated", cidrMask: 24 },
  { type: "Private", cidrMask: 24 },
];

const COMPONENTS: readonly Component[] = [
  ["ec2:Vpc", "net", { numberOfAvailabilityZones: 1, region: "eu-west-1" }],
  [
    "ec2:Vpc",
    "auto",
    { numberOfAvailabilityZones: 1, natGateways: { strategy: "None" }, subnetStrategy: "Auto", subnetSpecs: SUBNETS },
  ],
  ["ecr:Image", "web", { repositoryUrl: "1.dkr.ecr.eu-west-1.amazonaws.com/web", imageTag: "blue" }],
  [
    "ecs:FargateService",
    "spot",
    { taskDefinition: "web:1", capacityProviderStrategies: [{}], networkConfiguration: { subnets: ["subnet-1"] } },
  ],
  ["ecs:FargateTaskDefinition", "web", { container: { image: "web", portMappings: [{ name: "http", hostPort: 80 }] } }],
];

/** What changes from one version of awsx to a later one, by a resource that shows it. */
const CHANGES: readonly {
  change: string;
  from: string;
  to: string;
  shows: string;
  was: unknown;
  is: unknown;
}[] = [
  {
    change: "an image is a resource",
    from: "1.0.6",
    to: "2.0.3",
    shows: "docker:index/image:Image image build",
    was: undefined,
    is: {},
  },
  {
    change: "an image is named by its tag",
    from: "2.0.3",
    to: "2.3.0",
    shows: "docker:index/image:Image blue build",
    was: undefined,
    is: {},
  },
  {
    change: "subnets can be laid out one behind the other",
    from: "2.0.3",
    to: "2.3.0",
    shows: "aws:ec2/subnet:Subnet auto-isolated-1 cidrBlock",
    was: "10.0.1.0/24",
    is: "10.0.0.0/24",
  },
  {
    change: "port mappings have names",
    from: "2.3.0",
    to: "2.19.0",
    shows: "aws:ecs/taskDefinition:TaskDefinition web containerDefinitions 0 portMappings 0 name",
    was: undefined,
    is: "http",
  },
  {
    change: "images are built by BuildKit",
    from: "2.19.0",
    to: "2.21.0",
    shows: "docker-build:index:Image blue push",
    was: undefined,
    is: true,
  },
  {
    change: "the default subnets are added to others",
    from: "3.0.0",
    to: "3.2.0",
    shows: "aws:ec2/subnet:Subnet auto-public-1 mapPublicIpOnLaunch",
    was: undefined,
    is: true,
  },
  {
    change: "they are not",
    from: "3.2.0",
    to: "3.4.0",
    shows: "aws:ec2/subnet:Subnet auto-public-1 mapPublicIpOnLaunch",
    was: true,
    is: undefined,
  },
  {
    change: "subnets say whether they have IPv6",
    from: "3.2.0",
    to: "3.4.0",
    shows: "aws:ec2/subnet:Subnet net-public-1 assignIpv6AddressOnCreation",
    was: undefined,
    is: false,
  },
  {
    change: "what is in a network is in its region",
    from: "3.4.0",
    to: "3.6.0",
    shows: "aws:ec2/subnet:Subnet net-public-1 region",
    was: undefined,
    is: "eu-west-1",
  },
  {
    change: "capacity providers take the place of a launch type",
    from: "3.7.0",
    to: "3.8.0",
    shows: "aws:ecs/service:Service spot launchType",
    was: "FARGATE",
    is: undefined,
  },
];

const previews = new Map<string, Promise<Previewed>>();

function previewed(version: string): Promise<Previewed> {
  const known = previews.get(version) ?? expanded(version, COMPONENTS);
  previews.set(version, known);
  return known;
}

/** An input by its resource's type and name and the path in it; `undefined` if one of them does not exist. */
function input({ resources }: Previewed, shows: string): unknown {
  const [type, name, ...path] = shows.split(" ");
  const found: PreviewedResource | undefined = resources.find((one) => one.type === type && one.name === name);
  return path.reduce<unknown>((value, key) => {
    const inside: unknown = typeof value === "string" ? JSON.parse(value) : value;
    return (inside as Record<string, unknown> | undefined)?.[key];
  }, found?.inputs);
}

describe("the versions of awsx differ", function () {
  this.timeout(120_000);

  for (const { change, from, to, shows, was, is } of CHANGES) {
    it(`after ${from} and by ${to} ${change}`, async () => {
      assert.deepEqual([input(await previewed(from), shows), input(await previewed(to), shows)], [was, is]);
    });
  }
});

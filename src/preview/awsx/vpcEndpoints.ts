import type * as pulumi from "@pulumi/pulumi";
import { aws, isBefore, nested, type Arguments, type Child } from "./resource";
import { securityGroup } from "./securityGroups";
import type { SubnetType } from "./subnets";

/** What endpoints are put into. */
export interface EndpointNetwork {
  vpc: Child;
  region: unknown;
  tags: Record<string, unknown>;
  subnets: readonly { type: SubnetType; zone: string; subnet: Child }[];
  routeTables: readonly Child[];
}

/** The endpoints of a network. By strategy `Auto` they are in its subnets or route tables where nobody says otherwise. */
export function vpcEndpoints(args: Arguments, network: EndpointNetwork): Child[] {
  const { vpc } = network;
  return specsOf(args).map((spec) => {
    const tags = isBefore("2.22") ? spec["tags"] : allTags(spec, network);
    const placed = isAuto(args) ? placement(spec, network) : {};
    const inputs = { region: network.region, ...spec, ...placed, tags, vpcId: vpc.id };
    return aws("ec2/vpcEndpoint:VpcEndpoint", String(spec["serviceName"]), inputs, vpc, [vpc]);
  });
}

/** What the network itself has to have for the endpoints that get a private name by strategy `Auto`. */
export function dnsForEndpoints(args: Arguments): Arguments {
  const named = specsOf(args).some((spec) => typeOf(spec) === "interface" && spec["privateDnsEnabled"] !== false);
  return isAuto(args) && named
    ? { enableDnsHostnames: args["enableDnsHostnames"] ?? true, enableDnsSupport: args["enableDnsSupport"] ?? true }
    : {};
}

function isAuto(args: Arguments): boolean {
  return args["vpcEndpointStrategy"] === "Auto" && !isBefore("3.7");
}

function specsOf(args: Arguments): Arguments[] {
  return (args["vpcEndpointSpecs"] ?? []) as Arguments[];
}

function typeOf(spec: Arguments): string {
  return ((spec["vpcEndpointType"] ?? "Gateway") as string).toLowerCase();
}

function allTags(spec: Arguments, { tags }: EndpointNetwork): Arguments {
  return { ...tags, ...nested(spec, "tags") };
}

function placement(spec: Arguments, network: EndpointNetwork): Arguments {
  switch (typeOf(spec)) {
    case "gateway":
      return { routeTableIds: spec["routeTableIds"] ?? network.routeTables.map(({ id }) => id) };
    case "interface": {
      const isPlaced = spec["subnetIds"] !== undefined || spec["subnetConfigurations"] !== undefined;
      return {
        privateDnsEnabled: spec["privateDnsEnabled"] ?? true,
        ...(isPlaced ? {} : { subnetIds: oneInEachZone(network) }),
        securityGroupIds: spec["securityGroupIds"] ?? [ownSecurityGroup(spec, network).id],
      };
    }
  }
  return {};
}

const PREFERRED: SubnetType[] = ["Private", "Isolated", "Public"];

function oneInEachZone({ subnets }: EndpointNetwork): pulumi.Output<string>[] {
  const zones = [...new Set(subnets.map(({ zone }) => zone))];
  return zones.flatMap((zone) => {
    const [best] = PREFERRED.flatMap((type) => subnets.filter((known) => known.zone === zone && known.type === type));
    return best === undefined ? [] : [best.subnet.id];
  });
}

/** A security group that lets the network's own hosts reach an endpoint. */
function ownSecurityGroup(spec: Arguments, network: EndpointNetwork): Child {
  const { vpc } = network;
  const name = String(spec["serviceName"]);
  const region = spec["region"] ?? network.region;
  const group = securityGroup(`${name}-sg`, { region, vpcId: vpc.id, tags: allTags(spec, network) }, vpc, [vpc]);
  const isIpv6 = /^(ipv6|dualstack)$/i.test(String(spec["ipAddressType"]));
  const rule = {
    region,
    type: "ingress",
    securityGroupId: group.id,
    protocol: "tcp",
    fromPort: 443,
    toPort: 443,
    cidrBlocks: [vpc.output("cidrBlock")],
    ...(isIpv6 && { ipv6CidrBlocks: [vpc.output("ipv6CidrBlock")] }),
  };
  aws("ec2/securityGroupRule:SecurityGroupRule", `${name}-ingress`, rule, vpc, [group]);
  return group;
}

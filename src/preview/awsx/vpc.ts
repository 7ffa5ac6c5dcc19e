import * as pulumi from "@pulumi/pulumi";
import { ipv6Subnet } from "./cidr";
import { aws, awsResult, isBefore, nested, outputOf, without, type Arguments, type Child } from "./resource";
import { subnetLayout } from "./subnetLayout";
import {
  subnetsOf,
  unplacedSubnetsOf,
  type Layout,
  type SubnetSpec,
  type SubnetType,
  type UnplacedSubnet,
} from "./subnets";
import { dnsForEndpoints, vpcEndpoints } from "./vpcEndpoints";

/** What only the component understands. */
const OWN = [
  "availabilityZoneCidrMask",
  "availabilityZoneNames",
  "natGateways",
  "numberOfAvailabilityZones",
  "subnetNameTagStrategy",
  "subnetSpecs",
  "subnetStrategy",
  "vpcEndpointSpecs",
  "vpcEndpointStrategy",
];

const ORDER: SubnetType[] = ["Public", "Private", "Isolated"];

/** `awsx:ec2:Vpc`: a network with subnets, routes and gateways in several availability zones. */
export function vpc(name: string, args: Arguments, self: pulumi.Resource): Arguments {
  return new Network(name, args, self).outputs();
}

/** The children of one network, gathered by their kinds. */
class Network {
  private readonly tags: Record<string, unknown>;
  private readonly vpc: Child;
  private readonly internetGateway: Child;
  private readonly gatewayStrategy: string;
  private readonly addresses: string[];
  private readonly region: unknown;
  private readonly subnets: { type: SubnetType; zone: string; subnet: Child }[] = [];
  private readonly routeTables: Child[] = [];
  private readonly routeTableAssociations: Child[] = [];
  private readonly routes: Child[] = [];
  private readonly natGateways: Child[] = [];
  private readonly eips: Child[] = [];
  private endpoints: Child[] = [];
  private readonly layout: pulumi.Output<unknown>;

  constructor(
    private readonly name: string,
    private readonly args: Arguments,
    self: pulumi.Resource,
  ) {
    this.tags = { Name: name, ...nested(args, "tags") };
    // The network itself has always been where it is told to be, what is in it only since then.
    this.region = isBefore("3.5") ? undefined : args["region"];
    const cidrBlock = args["cidrBlock"] ?? (args["ipv4IpamPoolId"] === undefined ? "10.0.0.0/16" : undefined);
    const gateways = nested(args, "natGateways");
    this.gatewayStrategy = ((gateways?.["strategy"] ?? "OnePerAz") as string).toLowerCase();
    this.addresses = (gateways?.["elasticIpAllocationIds"] ?? []) as string[];
    const inputs = { ...without(args, ...OWN), ...dnsForEndpoints(args), cidrBlock, tags: this.tags };
    this.vpc = aws("ec2/vpc:Vpc", name, inputs, self);
    this.internetGateway = this.create("internetGateway:InternetGateway", name, this.vpc, {
      vpcId: this.vpc.id,
      tags: this.tags,
    });
    const network = outputOf<string>(cidrBlock ?? this.vpc.output("cidrBlock"));
    this.layout = zonesOf(args, self).apply((zones) => this.layOut(network, zones));
  }

  /** Everything the component shows of itself, once its subnets are laid out. */
  outputs(): Record<string, unknown> {
    const later = <T>(value: () => T) => this.layout.apply(() => pulumi.output(value()));
    const ofType = (type: SubnetType) =>
      this.subnets.filter((subnet) => subnet.type === type).map(({ subnet }) => subnet);
    const ids = (subnets: Child[]) => pulumi.all(subnets.map(({ id }) => id));
    return {
      vpc: this.vpc,
      vpcId: this.vpc.id,
      internetGateway: this.internetGateway,
      subnetLayout: this.layout,
      vpcEndpoints: later(() => this.endpoints),
      subnets: later(() => this.subnets.map(({ subnet }) => subnet)),
      publicSubnets: later(() => ofType("Public")),
      privateSubnets: later(() => ofType("Private")),
      isolatedSubnets: later(() => ofType("Isolated")),
      publicSubnetIds: later(() => ids(ofType("Public"))),
      privateSubnetIds: later(() => ids(ofType("Private"))),
      isolatedSubnetIds: later(() => ids(ofType("Isolated"))),
      routeTables: later(() => this.routeTables),
      routeTableAssociations: later(() => this.routeTableAssociations),
      routes: later(() => this.routes),
      natGateways: later(() => this.natGateways),
      eips: later(() => this.eips),
    };
  }

  private create(type: string, name: string, parent: Child, inputs: Arguments): Child {
    return aws(`ec2/${type}`, name, { region: this.region, ...inputs }, parent, [parent]);
  }

  /** Registers what is in each zone, and tells of it. The number of subnets is known even where their addresses are not. */
  private layOut(network: pulumi.Output<string>, zones: string[]): pulumi.Output<unknown> {
    const unplaced: Omit<Layout, "cidrBlock"> = {
      zones,
      ...strategyOf(this.args),
      zoneMask: this.args["availabilityZoneCidrMask"] as number | undefined,
    };
    const placed = network.apply((cidrBlock) => subnetsOf({ ...unplaced, cidrBlock }));
    const all = unplacedSubnetsOf(unplaced).map((subnet, index) => ({
      subnet,
      cidrBlock: placed.apply((subnets) => subnets[index]!.cidrBlock),
    }));
    for (const zoneIndex of zones.keys()) {
      const inZone = ORDER.flatMap((type) =>
        all
          .filter(({ subnet }) => subnet.zoneIndex === zoneIndex && subnet.type.toLowerCase() === type.toLowerCase())
          .map(({ subnet, cidrBlock }) => ({ subnet: { ...subnet, type }, cidrBlock })),
      );
      inZone.forEach(({ subnet, cidrBlock }, index) =>
        this.addSubnet(subnet, cidrBlock, zoneIndex + index * zones.length),
      );
    }
    this.endpoints = vpcEndpoints(this.args, {
      vpc: this.vpc,
      region: this.region,
      tags: this.tags,
      subnets: this.subnets,
      routeTables: this.routeTables,
    });
    return placed.apply((subnets) => subnetLayout(unplaced, subnets));
  }

  /** @param index of the subnet among all of the network */
  private addSubnet(spec: UnplacedSubnet, cidrBlock: pulumi.Output<string>, index: number): void {
    const { type, zone, zoneIndex } = spec;
    const name = `${this.name}-${spec.name ?? type.toLowerCase()}-${zoneIndex + 1}`;
    const tags = { ...this.tags, Name: this.nameTag(name, zone), SubnetType: type };
    const subnet = this.create("subnet:Subnet", name, this.vpc, {
      vpcId: this.vpc.id,
      availabilityZone: zone,
      mapPublicIpOnLaunch: type === "Public",
      cidrBlock,
      ...this.ipv6(spec, index),
      // Blocks that are given took no tags at first.
      tags: {
        ...this.tags,
        ...(spec.cidrBlocks && isBefore("2.10") ? {} : spec.tags),
        Name: tags.Name,
        SubnetType: type,
      },
    });
    this.subnets.push({ type, zone, subnet });
    const routeTable = this.create("routeTable:RouteTable", name, subnet, { vpcId: this.vpc.id, tags });
    this.routeTables.push(routeTable);
    this.routeTableAssociations.push(
      this.create("routeTableAssociation:RouteTableAssociation", name, routeTable, {
        routeTableId: routeTable.id,
        subnetId: subnet.id,
      }),
    );
    if (type === "Public") this.addGateway(zoneIndex, subnet);
    const gateway = this.gatewayFor(type, zoneIndex);
    if (gateway !== undefined) {
      const route = { routeTableId: routeTable.id, ...gateway, destinationCidrBlock: "0.0.0.0/0" };
      this.routes.push(this.create("route:Route", name, routeTable, route));
    }
  }

  private ipv6(spec: UnplacedSubnet, index: number): Arguments {
    if (isBefore("3.3")) return {};
    const assigned = outputOf<boolean>(
      spec.assignIpv6AddressOnCreation ?? this.args["assignGeneratedIpv6CidrBlock"] ?? false,
    );
    const ipv6CidrBlock = pulumi
      .all([this.vpc.output<string | undefined>("ipv6CidrBlock"), assigned])
      .apply(([network, isAssigned]) => (isAssigned && network ? ipv6Subnet(network, index) : undefined));
    return { assignIpv6AddressOnCreation: assigned, ipv6CidrBlock };
  }

  /** The way to the internet: directly from public subnets, through a NAT gateway from private ones. */
  private gatewayFor(type: SubnetType, zoneIndex: number): Arguments | undefined {
    if (type === "Public") return { gatewayId: this.internetGateway.id };
    const natGateway = this.natGateways[this.gatewayStrategy === "single" ? 0 : zoneIndex];
    return type === "Private" && natGateway !== undefined ? { natGatewayId: natGateway.id } : undefined;
  }

  private addGateway(zoneIndex: number, subnet: Child): void {
    const wanted = { none: 0, single: 1 }[this.gatewayStrategy] ?? zoneIndex + 1;
    if (this.natGateways.length >= wanted) return;
    const name = `${this.name}-${zoneIndex + 1}`;
    const tags = { ...nested(this.args, "tags"), Name: name };
    let allocationId: pulumi.Input<string> | undefined = this.addresses[zoneIndex];
    if (allocationId === undefined) {
      const eip = this.create("eip:Eip", name, subnet, isBefore("2.4") ? {} : { tags });
      this.eips.push(eip);
      allocationId = eip.output("allocationId");
    }
    const inputs = { subnetId: subnet.id, allocationId, tags };
    this.natGateways.push(this.create("natGateway:NatGateway", name, subnet, inputs));
  }

  private nameTag(name: string, zone: string): string {
    return this.args["subnetNameTagStrategy"] === "AvailabilityZone" && !isBefore("3.8")
      ? name.replace(/\d+$/, zone.replace(/^[a-z]{2}(-[a-z]+)+-/, ""))
      : name;
  }
}

/** How the version that the program asks for understands its subnets. */
function strategyOf(args: Arguments): Pick<Layout, "strategy" | "specs"> {
  const strategy = isBefore("2.2") ? "Legacy" : ((args["subnetStrategy"] ?? "Legacy") as string);
  const specs = args["subnetSpecs"] as SubnetSpec[] | undefined;
  const addsDefaults = !isBefore("3.2") && isBefore("3.3.1");
  if (strategy !== "Auto" || specs === undefined || !addsDefaults || specs.some(({ cidrBlocks }) => cidrBlocks))
    return { strategy, specs };
  const missing = (["Private", "Public"] as const).filter((type) => specs.every((spec) => spec.type !== type));
  return { strategy, specs: [...specs, ...missing.map((type) => ({ type }))] };
}

/** The zones that are named, else the first three (or as many as are asked for) of the region. */
function zonesOf(args: Arguments, self: pulumi.Resource): pulumi.Output<string[]> {
  if (args["availabilityZoneNames"] !== undefined) return outputOf<string[]>(args["availabilityZoneNames"]);
  const { region, numberOfAvailabilityZones } = args;
  const inRegion = region === undefined ? {} : { region };
  const all = awsResult<{ names: string[] }>("index/getAvailabilityZones:getAvailabilityZones", inRegion, self);
  return all.names.apply((names) => names.slice(0, (numberOfAvailabilityZones ?? 3) as number));
}

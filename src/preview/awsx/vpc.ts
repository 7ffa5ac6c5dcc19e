import * as pulumi from "@pulumi/pulumi";
import { ipv6Subnet } from "./cidr";
import { aws, awsResult, isBefore, nested, outputOf, without, type Arguments, type Child } from "./resource";
import {
  subnetsOf,
  unplacedSubnetsOf,
  type Layout,
  type SubnetSpec,
  type SubnetType,
  type UnplacedSubnet,
} from "./subnets";

/** The arguments that are not the VPC's but the component's own. */
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

/** `awsx:ec2:Vpc`: a network with subnets, routes and gateways in several availability zones, without its endpoints. */
export function vpc(name: string, args: Arguments, self: pulumi.Resource): Arguments {
  return new Network(name, args, self).outputs();
}

/** The children of one network, by kind. */
class Network {
  private readonly tags: Record<string, unknown>;
  private readonly vpc: Child;
  private readonly internetGateway: Child;
  private readonly gatewayStrategy: string;
  private readonly addresses: string[];
  private readonly region: unknown;
  private readonly subnets: { readonly type: SubnetType; readonly subnet: Child }[] = [];
  private readonly routeTables: Child[] = [];
  private readonly routeTableAssociations: Child[] = [];
  private readonly routes: Child[] = [];
  private readonly natGateways: Child[] = [];
  private readonly eips: Child[] = [];
  /** Known once all subnets are registered. */
  private readonly isComplete: pulumi.Output<boolean>;

  constructor(
    private readonly name: string,
    private readonly args: Arguments,
    self: pulumi.Resource,
  ) {
    this.tags = { Name: name, ...nested(args, "tags") };
    // Version 3.5 passes the region on to the children; the VPC itself always got it.
    this.region = isBefore("3.5") ? undefined : args["region"];
    const cidrBlock = args["cidrBlock"] ?? (args["ipv4IpamPoolId"] === undefined ? "10.0.0.0/16" : undefined);
    const gateways = nested(args, "natGateways");
    this.gatewayStrategy = ((gateways?.["strategy"] ?? "OnePerAz") as string).toLowerCase();
    this.addresses = (gateways?.["elasticIpAllocationIds"] ?? []) as string[];
    const inputs = { ...without(args, ...OWN), cidrBlock, tags: this.tags };
    this.vpc = aws("ec2/vpc:Vpc", name, inputs, self);
    this.internetGateway = this.create("internetGateway:InternetGateway", name, this.vpc, {
      vpcId: this.vpc.id,
      tags: this.tags,
    });
    const network = outputOf<string>(cidrBlock ?? this.vpc.output("cidrBlock"));
    this.isComplete = zonesOf(args, self).apply((zones) => {
      this.addSubnets(network, zones);
      return true;
    });
  }

  /** The component's outputs. */
  outputs(): Record<string, unknown> {
    const later = <T>(value: () => T) => this.isComplete.apply(() => pulumi.output(value()));
    const ofType = (type: SubnetType) =>
      this.subnets.filter((subnet) => subnet.type === type).map(({ subnet }) => subnet);
    const ids = (subnets: Child[]) => pulumi.all(subnets.map(({ id }) => id));
    return {
      vpc: this.vpc,
      vpcId: this.vpc.id,
      internetGateway: this.internetGateway,
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

  /** Registers the subnets of each zone. How many there are is known even if their addresses are not. */
  private addSubnets(network: pulumi.Output<string>, zones: string[]): void {
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
  }

  /** @param index the subnet's position among all subnets of the network. */
  private addSubnet(spec: UnplacedSubnet, cidrBlock: pulumi.Output<string>, index: number): void {
    const { type, zone, zoneIndex } = spec;
    const name = `${this.name}-${spec.name ?? type.toLowerCase()}-${zoneIndex + 1}`;
    const tags = { ...this.tags, Name: name, SubnetType: type };
    const subnet = this.create("subnet:Subnet", name, this.vpc, {
      vpcId: this.vpc.id,
      availabilityZone: zone,
      mapPublicIpOnLaunch: type === "Public",
      cidrBlock,
      ...this.ipv6(spec, index),
      tags: { ...spec.tags, ...tags },
    });
    this.subnets.push({ type, subnet });
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

  /** The target of the route to the internet: the gateway from public subnets, a NAT gateway from private ones. */
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
      const eip = this.create("eip:Eip", name, subnet, { tags });
      this.eips.push(eip);
      allocationId = eip.output("allocationId");
    }
    const inputs = { subnetId: subnet.id, allocationId, tags };
    this.natGateways.push(this.create("natGateway:NatGateway", name, subnet, inputs));
  }
}

/** The strategy and the subnets, as the version that the program asks for interprets them. */
function strategyOf(args: Arguments): Pick<Layout, "strategy" | "specs"> {
  const strategy = isBefore("2.2") ? "Legacy" : ((args["subnetStrategy"] ?? "Legacy") as string);
  const specs = args["subnetSpecs"] as SubnetSpec[] | undefined;
  const addsDefaults = !isBefore("3.2") && isBefore("3.3.1");
  if (strategy !== "Auto" || specs === undefined || !addsDefaults || specs.some(({ cidrBlocks }) => cidrBlocks))
    return { strategy, specs };
  const missing = (["Private", "Public"] as const).filter((type) => specs.every((spec) => spec.type !== type));
  return { strategy, specs: [...specs, ...missing.map((type) => ({ type }))] };
}

/** The zones that the program names, else the region's first three, or as many as the program asks for. */
function zonesOf(args: Arguments, self: pulumi.Resource): pulumi.Output<string[]> {
  if (args["availabilityZoneNames"] !== undefined) return outputOf<string[]>(args["availabilityZoneNames"]);
  const { region, numberOfAvailabilityZones } = args;
  const inRegion = region === undefined ? {} : { region };
  const all = awsResult<{ names: string[] }>("index/getAvailabilityZones:getAvailabilityZones", inRegion, self);
  return all.names.apply((names) => names.slice(0, (numberOfAvailabilityZones ?? 3) as number));
}

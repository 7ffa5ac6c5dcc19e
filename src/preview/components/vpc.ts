import * as pulumi from "@pulumi/pulumi";
import { aws, awsResult, nested, outputOf, without } from "./resource";
import type { Arguments, Child } from "./resource";
import { subnetsOf } from "./subnets";
import type { Subnet, SubnetSpec, SubnetType } from "./subnets";

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
  private readonly subnets: { type: SubnetType; subnet: Child }[] = [];
  private readonly routeTables: Child[] = [];
  private readonly routeTableAssociations: Child[] = [];
  private readonly routes: Child[] = [];
  private readonly natGateways: Child[] = [];
  private readonly eips: Child[] = [];
  private readonly vpcEndpoints: pulumi.Output<Child[]> | Child[];
  private readonly laidOut: pulumi.Output<unknown>;

  constructor(
    private readonly name: string,
    private readonly args: Arguments,
    self: pulumi.Resource,
  ) {
    this.tags = { Name: name, ...(args["tags"] as Record<string, unknown> | undefined) };
    const cidrBlock = args["cidrBlock"] ?? (args["ipv4IpamPoolId"] === undefined ? "10.0.0.0/16" : undefined);
    const gateways = nested(args, "natGateways");
    this.gatewayStrategy = ((gateways?.["strategy"] ?? "OnePerAz") as string).toLowerCase();
    this.addresses = (gateways?.["elasticIpAllocationIds"] ?? []) as string[];
    this.vpc = aws("ec2/vpc:Vpc", name, { ...without(args, ...OWN), cidrBlock, tags: this.tags }, self);
    this.internetGateway = this.create("internetGateway:InternetGateway", name, this.vpc, {
      vpcId: this.vpc.id,
      tags: this.tags,
    });
    this.laidOut = pulumi
      .all([outputOf<string>(cidrBlock ?? this.vpc.output("cidrBlock")), zonesOf(args, self)])
      .apply(([cidr, zones]) => {
        this.layOut(cidr, zones);
        return true;
      });
    this.vpcEndpoints = ((args["vpcEndpointSpecs"] ?? []) as Arguments[]).map((spec) => this.endpoint(spec));
  }

  /** Everything the component shows of itself, once its subnets are laid out. */
  outputs(): Record<string, unknown> {
    const later = <T>(value: () => T) => this.laidOut.apply(() => pulumi.output(value()));
    const ofType = (type: SubnetType) =>
      this.subnets.filter((subnet) => subnet.type === type).map(({ subnet }) => subnet);
    const ids = (subnets: Child[]) => pulumi.all(subnets.map(({ id }) => id));
    return {
      vpc: this.vpc,
      vpcId: this.vpc.id,
      internetGateway: this.internetGateway,
      vpcEndpoints: this.vpcEndpoints,
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
    return aws(`ec2/${type}`, name, { region: this.args["region"], ...inputs }, parent, [parent]);
  }

  private layOut(cidrBlock: string, zones: string[]): void {
    const all = subnetsOf({
      cidrBlock,
      zones,
      specs: this.args["subnetSpecs"] as SubnetSpec[] | undefined,
      strategy: (this.args["subnetStrategy"] ?? "Legacy") as string,
      zoneMask: this.args["availabilityZoneCidrMask"] as number | undefined,
    });
    for (const zoneIndex of zones.keys()) {
      for (const type of ORDER) {
        const matching = all.filter(
          (one) => one.zoneIndex === zoneIndex && one.type.toLowerCase() === type.toLowerCase(),
        );
        matching.forEach((one) => this.addSubnet({ ...one, type }));
      }
    }
  }

  private addSubnet(spec: Subnet): void {
    const { type, zone, zoneIndex, cidrBlock } = spec;
    const name = `${this.name}-${spec.name ?? type.toLowerCase()}-${zoneIndex + 1}`;
    const tags = { ...this.tags, Name: this.nameTag(name, zone), SubnetType: type };
    const assignIpv6AddressOnCreation =
      spec.assignIpv6AddressOnCreation ?? this.args["assignGeneratedIpv6CidrBlock"] ?? false;
    const subnet = this.create("subnet:Subnet", name, this.vpc, {
      vpcId: this.vpc.id,
      availabilityZone: zone,
      mapPublicIpOnLaunch: type === "Public",
      cidrBlock,
      assignIpv6AddressOnCreation,
      tags: { ...this.tags, ...spec.tags, Name: tags.Name, SubnetType: type },
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
    if (type === "Public") {
      this.addGateway(zoneIndex, subnet);
    }
    const gateway = this.gatewayFor(type, zoneIndex);
    if (gateway !== undefined) {
      const route = { routeTableId: routeTable.id, ...gateway, destinationCidrBlock: "0.0.0.0/0" };
      this.routes.push(this.create("route:Route", name, routeTable, route));
    }
  }

  /** The way to the internet: directly from public subnets, through a NAT gateway from private ones. */
  private gatewayFor(type: SubnetType, zoneIndex: number): Arguments | undefined {
    if (type === "Public") {
      return { gatewayId: this.internetGateway.id };
    }
    const natGateway = this.natGateways[this.gatewayStrategy === "single" ? 0 : zoneIndex];
    return type === "Private" && natGateway !== undefined ? { natGatewayId: natGateway.id } : undefined;
  }

  private addGateway(zoneIndex: number, subnet: Child): void {
    const wanted = { none: 0, single: 1 }[this.gatewayStrategy] ?? zoneIndex + 1;
    if (this.natGateways.length >= wanted) {
      return;
    }
    const name = `${this.name}-${zoneIndex + 1}`;
    const tags = { ...(this.args["tags"] as Record<string, unknown> | undefined), Name: name };
    let allocationId: pulumi.Input<string> | undefined = this.addresses[zoneIndex];
    if (allocationId === undefined) {
      const eip = this.create("eip:Eip", name, subnet, { tags });
      this.eips.push(eip);
      allocationId = eip.output("allocationId");
    }
    const inputs = { subnetId: subnet.id, allocationId, tags };
    this.natGateways.push(this.create("natGateway:NatGateway", name, subnet, inputs));
  }

  private endpoint(spec: Arguments): Child {
    const tags = { ...this.tags, ...(spec["tags"] as Record<string, unknown> | undefined) };
    const name = String(spec["serviceName"]);
    return this.create("vpcEndpoint:VpcEndpoint", name, this.vpc, { ...spec, tags, vpcId: this.vpc.id });
  }

  private nameTag(name: string, zone: string): string {
    return this.args["subnetNameTagStrategy"] === "AvailabilityZone"
      ? name.replace(/\d+$/, zone.replace(/^[a-z]{2}(-[a-z]+)+-/, ""))
      : name;
  }
}

/** The zones that are named, else the first three (or as many as are asked for) of the region. */
function zonesOf(args: Arguments, self: pulumi.Resource): pulumi.Output<string[]> {
  if (args["availabilityZoneNames"] !== undefined) {
    return outputOf<string[]>(args["availabilityZoneNames"]);
  }
  const { region, numberOfAvailabilityZones } = args;
  const inRegion = region === undefined ? {} : { region };
  const all = awsResult<{ names: string[] }>("index/getAvailabilityZones:getAvailabilityZones", inRegion, self);
  return all.names.apply((names) => names.slice(0, (numberOfAvailabilityZones ?? 3) as number));
}

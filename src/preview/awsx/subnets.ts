import { blockAfter, blockFrom, formatBlock, overlap, parseBlock, sizeOf, type Block } from "./cidr";

export type SubnetType = "Public" | "Private" | "Isolated" | "Unused";

/** A kind of subnet that each availability zone gets. */
export interface SubnetSpec {
  readonly type: SubnetType;
  readonly name?: string | undefined;
  readonly cidrMask?: number | undefined;
  /** The number of addresses, instead of the mask. */
  readonly size?: number | undefined;
  /** One for each availability zone. */
  readonly cidrBlocks?: string[] | undefined;
  readonly tags?: Record<string, unknown>;
  readonly assignIpv6AddressOnCreation?: boolean;
}

export interface Subnet extends SubnetSpec {
  readonly zone: string;
  /** Counted from 0. */
  readonly zoneIndex: number;
  readonly cidrBlock: string;
}

/** A subnet without its addresses. */
export type UnplacedSubnet = Omit<Subnet, "cidrBlock">;

/** How a network is divided into subnets; the strategy is `Legacy` (the default), `Auto`, `AutoMerge` or `Exact`. */
export interface Layout {
  readonly cidrBlock: string;
  readonly zones: string[];
  readonly specs: SubnetSpec[] | undefined;
  readonly strategy: string;
  /** The mask of each zone's block; by default the network is divided equally. */
  readonly zoneMask: number | undefined;
}

const DEFAULTS: SubnetSpec[] = [{ type: "Private" }, { type: "Public" }];

/** Any network will do: which subnets there are does not depend on their addresses. */
const ANY_NETWORK = "0.0.0.0/0";

/** The subnets of a network of unknown addresses, zone by zone. */
export function unplacedSubnetsOf(layout: Omit<Layout, "cidrBlock">): UnplacedSubnet[] {
  return subnetsOf({ ...layout, cidrBlock: ANY_NETWORK });
}

/** The subnets of a network, zone by zone. */
export function subnetsOf(layout: Layout): Subnet[] {
  const { zones, specs, strategy } = layout;
  const zoneBlocks = divide(layout);
  if (strategy === "Legacy") {
    const given = specs?.map(withMask);
    return zones.flatMap((zone, zoneIndex) =>
      legacySubnets(zoneBlocks[zoneIndex]!, given).map((subnet) => ({ ...subnet, zone, zoneIndex })),
    );
  }
  const wanted = strategy === "AutoMerge" ? mergeDefaults(specs ?? [], defaultsIn(zoneBlocks[0]!)) : specs;
  if (wanted?.some(({ cidrBlocks }) => cidrBlocks !== undefined)) {
    return zones.flatMap((zone, zoneIndex) =>
      wanted.map((spec) => ({ ...spec, zone, zoneIndex, cidrBlock: spec.cidrBlocks?.[zoneIndex] ?? "" })),
    );
  }
  return zones.flatMap((zone, zoneIndex) =>
    consecutiveSubnets(zoneBlocks[zoneIndex]!, wanted?.map(withMask)).map((subnet) => ({ ...subnet, zone, zoneIndex })),
  );
}

/** The network divided into equal blocks, one for each zone. */
function divide({ cidrBlock, zones, zoneMask }: Layout): Block[] {
  const network = parseBlock(cidrBlock);
  const mask = zoneMask ?? network.mask + bitsFor(zones.length);
  return zones.map((_zone, index) => blockFrom(network, mask, index));
}

type Placed = SubnetSpec & Pick<Subnet, "cidrBlock">;

const LEGACY_MASKS: [SubnetType, number][] = [
  ["Private", 19],
  ["Public", 20],
  ["Isolated", 24],
];

/**
 * Private subnets first, then public, then isolated ones, each type after the last subnet of the previous type. A block
 * that would overlap moves to the end of its predecessor.
 */
function legacySubnets(zone: Block, specs: SubnetSpec[] | undefined): Placed[] {
  if (specs === undefined) {
    const halves = [blockFrom(zone, zone.mask + 1, 0), blockFrom(zone, zone.mask + 1, 1)] as const;
    return [
      { type: "Private", cidrBlock: formatBlock(halves[0]) },
      { type: "Public", cidrBlock: formatBlock(blockFrom(halves[1], zone.mask + 2, 0)) },
    ];
  }
  const spare = specs.length === 1 ? 0 : 1;
  const placed: Placed[] = [];
  let previous: Block | undefined;
  for (const [type, usualMask] of LEGACY_MASKS) {
    const start = previous === undefined ? zone : blockFrom(previous, previous.mask, 1);
    const ofType = specs.filter((spec) => spec.type.toLowerCase() === type.toLowerCase());
    for (const [index, spec] of ofType.entries()) {
      const mask = spec.cidrMask ?? Math.max(zone.mask + spare, usualMask);
      const next = blockFrom(start, mask, index);
      const block: Block = previous !== undefined && overlap(previous, next) ? blockAfter(previous, mask) : next;
      placed.push({ ...spec, type, cidrBlock: formatBlock(block) });
      previous = block;
    }
  }
  return placed;
}

/** One subnet after the other, in the order of their specifications. */
function consecutiveSubnets(zone: Block, specs: SubnetSpec[] | undefined): Placed[] {
  const wanted = specs ?? defaultsIn(zone);
  const equalMask = zone.mask + bitsFor(wanted.length);
  const total = wanted.reduce((sum, { cidrMask }) => sum + sizeOf({ mask: cidrMask ?? equalMask }), 0);
  if (total > sizeOf(zone))
    throw new Error(`Subnets are too large for VPC: a zone has ${sizeOf(zone)} addresses, its subnets need ${total}.`);
  let previous: Block | undefined;
  return wanted.map((spec) => {
    const mask = spec.cidrMask ?? equalMask;
    previous = previous === undefined ? { start: zone.start, mask } : blockAfter(previous, mask);
    return { ...spec, cidrBlock: formatBlock(previous) };
  });
}

/** A private subnet of half the zone, and a public one of a quarter. */
function defaultsIn(zone: Block): SubnetSpec[] {
  return DEFAULTS.map((spec, index) => ({ ...spec, cidrMask: Math.max(zone.mask, 16) + index + 1 }));
}

/** The default subnets with the program's changes to them, then the program's other subnets. */
function mergeDefaults(specs: SubnetSpec[], defaults: SubnetSpec[]): SubnetSpec[] {
  const isDefault = (spec: SubnetSpec, type: string) =>
    spec.name === undefined && spec.type.toLowerCase() === type.toLowerCase();
  const others = specs.filter((spec) => !defaults.some(({ type }) => isDefault(spec, type)));
  return [
    ...defaults.map((standard) => ({ ...standard, ...specs.find((spec) => isDefault(spec, standard.type)) })),
    ...others,
  ];
}

function withMask(spec: SubnetSpec): SubnetSpec {
  return spec.cidrMask === undefined && spec.size !== undefined
    ? { ...spec, cidrMask: 32 - Math.log2(spec.size) }
    : spec;
}

/** The number of bits that distinguish a number of things. */
function bitsFor(count: number): number {
  return count === 0 ? 0 : Math.ceil(Math.log2(count));
}

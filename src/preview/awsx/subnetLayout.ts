import { blockAfter, parseBlock, type Block } from "./cidr";
import type { Layout, Subnet, SubnetSpec } from "./subnets";

type Described = Pick<SubnetSpec, "name" | "cidrBlocks" | "cidrMask" | "size"> & { type: string };

/**
 * What the component tells of its subnets, in the words of its own argument: what it was given, or what it made of
 * that in the first zone, with the gaps between them.
 */
export function subnetLayout(
  { specs, strategy }: Pick<Layout, "specs" | "strategy">,
  subnets: readonly Subnet[],
): Described[] {
  if (specs !== undefined && (strategy === "Auto" || strategy === "Exact")) {
    return specs.map(({ type, name, cidrBlocks, cidrMask, size }) => ({
      type,
      name,
      cidrBlocks,
      cidrMask: cidrMask ?? (size === undefined ? undefined : 32 - Math.log2(size)),
      size: size ?? (cidrMask === undefined ? undefined : 2 ** (32 - cidrMask)),
    }));
  }
  const inFirstZone = subnets.filter(({ zoneIndex }) => zoneIndex === 0);
  return inFirstZone.flatMap(({ type, cidrBlock }, index) => {
    const block = parseBlock(cidrBlock);
    const previous = inFirstZone[index - 1];
    const gap = previous === undefined ? [] : gapBetween(parseBlock(previous.cidrBlock), block);
    return [...gap.map(({ mask }) => ({ type: "Unused", cidrMask: mask })), { type, cidrMask: block.mask }];
  });
}

/** The largest blocks that fill what is between two others. */
function gapBetween(first: Block, second: Block): Block[] {
  const blocks: Block[] = [];
  let next = blockAfter(first, 32);
  while (next.start < second.start) {
    next = widest(next, second);
    blocks.push(next);
    next = blockAfter(next, 32);
  }
  return blocks;
}

function widest(block: Block, before: Block): Block {
  const wider = { start: block.start, mask: block.mask - 1 };
  const size = 2 ** (32 - wider.mask);
  return wider.start % size === 0 && wider.start + size <= before.start ? widest(wider, before) : block;
}

/** A block of IPv4 addresses, its first address as a number. */
export interface Block {
  start: number;
  mask: number;
}

/** @throws Error for anything but `10.0.0.0/16` and its like */
export function parseBlock(cidr: string): Block {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr);
  if (match === null) throw new Error(`"${cidr}" is not a valid CIDR block`);
  const [a, b, c, d, mask] = match.slice(1).map(Number) as [number, number, number, number, number];
  return { start: ((a * 256 + b) * 256 + c) * 256 + d, mask };
}

export function formatBlock({ start, mask }: Block): string {
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  return `${bytes.join(".")}/${mask}`;
}

export function sizeOf({ mask }: Pick<Block, "mask">): number {
  return 2 ** (32 - mask);
}

/** The n-th block of a size from where another one starts. */
export function blockFrom({ start }: Block, mask: number, index: number): Block {
  return { start: start + sizeOf({ mask }) * index, mask };
}

/** The first block of a size behind another one. */
export function blockAfter(previous: Block, mask: number): Block {
  const size = sizeOf({ mask });
  const last = end(previous);
  return { start: last - (last % size) + size, mask };
}

export function overlap(first: Block, second: Block): boolean {
  return base(first) <= end(second) && base(second) <= end(first);
}

function base(block: Block): number {
  return block.start - (block.start % sizeOf(block));
}

function end(block: Block): number {
  return base(block) + sizeOf(block) - 1;
}

/** The n-th /64 of a /56 such as `2001:db8:1:ff00::/56`. */
export function ipv6Subnet(network: string, index: number): string {
  const [first, second, third, fourth = ""] = network.split(":");
  const group = ((parseInt(fourth, 16) & 0xff00) | index).toString(16);
  return `${first}:${second}:${third}:${group}::/64`;
}

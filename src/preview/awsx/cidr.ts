import ipaddr from "ipaddr.js";

/** A block of IPv4 addresses, its first address as a number. */
export interface Block {
  readonly start: number;
  readonly mask: number;
}

/** @throws Error for anything but an IPv4 network such as `10.0.0.0/16` */
export function parseBlock(cidr: string): Block {
  if (!ipaddr.IPv4.isValidCIDR(cidr)) throw new Error(`"${cidr}" is not a valid CIDR block`);
  const [address, mask] = ipaddr.IPv4.parseCIDR(cidr);
  return { start: address.octets.reduce((number, octet) => number * 256 + octet, 0), mask };
}

/** Writes a block in CIDR notation. */
export function formatBlock({ start, mask }: Block): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  return `${new ipaddr.IPv4(octets).toString()}/${mask}`;
}

/** The number of addresses in a block. */
export function sizeOf({ mask }: Pick<Block, "mask">): number {
  return 2 ** (32 - mask);
}

/** The n-th block of a size, counted from the start of another block. */
export function blockFrom({ start }: Block, mask: number, index: number): Block {
  return { start: start + sizeOf({ mask }) * index, mask };
}

/** The first block of a size after the end of another block. */
export function blockAfter(previous: Block, mask: number): Block {
  const size = sizeOf({ mask });
  const last = lastAddress(previous);
  return { start: last - (last % size) + size, mask };
}

/** Whether two blocks have an address in common. */
export function overlap(first: Block, second: Block): boolean {
  return firstAddress(first) <= lastAddress(second) && firstAddress(second) <= lastAddress(first);
}

function firstAddress(block: Block): number {
  return block.start - (block.start % sizeOf(block));
}

function lastAddress(block: Block): number {
  return firstAddress(block) + sizeOf(block) - 1;
}

/** The n-th /64 of a /56 such as `2001:db8:1:ff00::/56`. */
export function ipv6Subnet(network: string, index: number): string {
  const [{ parts }] = ipaddr.IPv6.parseCIDR(network);
  const subnet = parts.map((part, position) => (position === 3 ? (part & 0xff00) | index : part));
  return `${new ipaddr.IPv6(subnet).toString()}/64`;
}

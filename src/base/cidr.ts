import ipaddr from "ipaddr.js";
import { Undecided } from "./undecided";

/** Address ranges of `ipaddr.js` that no host on the internet has. */
const internal = new Set(["private", "uniqueLocal", "loopback", "linkLocal", "carrierGradeNat"]);

/**
 * Whether a network in CIDR notation lies wholly within private address space (RFC 1918, RFC 4193, RFC 6598).
 *
 * @throws Undecided if the text is not a network
 */
export function isPrivateNetwork(cidr: string): boolean {
  if (!ipaddr.isValidCIDR(cidr)) throw new Undecided("a network of a security group rule is not in CIDR notation");
  const [address, prefix] = ipaddr.parseCIDR(cidr);
  // A network is within private space if both its ends are: the ranges themselves are aligned networks.
  const kind = address.kind() === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6;
  const first = kind.networkAddressFromCIDR(cidr);
  const last = kind.broadcastAddressFromCIDR(cidr);
  return prefix > 0 && internal.has(first.range()) && internal.has(last.range());
}

/** A network; a single address is one of its own. */
export interface Network {
  /** The address before the slash, as written. */
  readonly address: string;
  /** The length of its prefix in bits. */
  readonly prefix: number;
  /** Whether an address lies in it; never for one of the other version of IP, nor for text that is no address. */
  contains(address: string): boolean;
}

/** Reads an address or a network in CIDR notation, IPv4 or IPv6; `undefined` if the text is neither. */
export function readNetwork(text: string): Network | undefined {
  const [written = "", length] = text.split("/");
  const address = readAddress(written);
  if (!address) return undefined;
  const bits = address.kind() === "ipv4" ? 32 : 128;
  const prefix = length === undefined ? bits : Number(length);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > bits) return undefined;
  return {
    address: written,
    prefix,
    contains(other) {
      const candidate = readAddress(other);
      return candidate?.kind() === address.kind() && candidate.match(address, prefix);
    },
  };
}

function readAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : undefined;
}

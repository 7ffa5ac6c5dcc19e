import ipaddr from "ipaddr.js";
import { Undecided } from "./undecided";

/** Address ranges of `ipaddr.js` that no host on the internet has. */
const internal = new Set(["private", "uniqueLocal", "loopback", "linkLocal", "carrierGradeNat"]);

/**
 * Whether a network in CIDR notation lies wholly within private address space (RFC 1918, RFC 4193, RFC 6598).
 * Raises `Undecided` for text that is no network.
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

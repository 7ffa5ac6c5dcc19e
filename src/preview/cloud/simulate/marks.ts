import { createHash } from "node:crypto";
import { SIMULATED, SIMULATED_HEX, SIMULATED_IPV4, SIMULATED_IPV6 } from "../../../wire/simulated";

/** Hexadecimal digits that start with the mark and continue with digits of the seed, the same in every run. */
export function hex(seed: string, length: number): string {
  return (SIMULATED_HEX + digest(seed)).slice(0, length);
}

/** Unmarked hexadecimal digits of a seed, for texts that carry the mark elsewhere. */
export function digest(seed: string): string {
  return createHash("sha256").update(seed).digest("hex");
}

/** A marked UUID. */
export function uuid(seed: string): string {
  const digits = digest(seed);
  return `${SIMULATED_HEX}-${digits.slice(0, 4)}-4${digits.slice(4, 7)}-8${digits.slice(7, 10)}-${digits.slice(10, 22)}`;
}

/** An automatic name, as Pulumi's providers choose it: a beginning, such as the logical name, and a marked suffix. */
export function automaticName(beginning: string, seed: string): string {
  return `${beginning}${SIMULATED}-${digest(seed).slice(0, 7)}`;
}

/** A network as large as those of most programs, which cut it into smaller ones. */
export const SIMULATED_NETWORK = `${SIMULATED_IPV4}0.0/16`;

/** A marked IPv4 address. */
export function ipv4Address(seed: string): string {
  const [third, fourth] = [0, 2].map((index) => parseInt(digest(seed).slice(index, index + 2), 16));
  return `${SIMULATED_IPV4}${third}.${1 + (fourth! % 254)}`;
}

/** A marked IPv6 network of the size that AWS gives to a VPC. */
export function ipv6Network(seed: string): string {
  return `${SIMULATED_IPV6}${digest(seed).slice(0, 4)}:${digest(seed).slice(4, 6)}00::/56`;
}

/** A marked IPv6 address. */
export function ipv6Address(seed: string): string {
  return `${SIMULATED_IPV6}${digest(seed).slice(0, 4)}::1`;
}

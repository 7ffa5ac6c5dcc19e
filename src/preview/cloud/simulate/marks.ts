import { createHash } from "node:crypto";
import { SIMULATED_HEX } from "../../../wire/simulated";

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

/** An automatic name, as Pulumi's providers choose it: the logical name with a marked suffix. */
export function automaticName(name: string, seed: string): string {
  return `${name}-simulated-${digest(seed).slice(0, 7)}`;
}

import { createHash } from "node:crypto";
import { SIMULATED_HEX } from "../../../wire/simulated";

/** Hexadecimal digits that start with the mark and go on by what the seed says, the same in every run. */
export function hex(seed: string, length: number): string {
  return (SIMULATED_HEX + digest(seed)).slice(0, length);
}

/** Unmarked digits by a seed, for where something else carries the mark. */
export function digest(seed: string): string {
  return createHash("sha256").update(seed).digest("hex");
}

/** A marked UUID. */
export function uuid(seed: string): string {
  const digits = digest(seed);
  return `${SIMULATED_HEX}-${digits.slice(0, 4)}-4${digits.slice(4, 7)}-8${digits.slice(7, 10)}-${digits.slice(10, 22)}`;
}

/** A name that nobody gave: the logical name with a marked ending, as Pulumi's providers name automatically. */
export function automaticName(name: string, seed: string): string {
  return `${name}-simulated-${digest(seed).slice(0, 7)}`;
}

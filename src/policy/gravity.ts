import type { Metadata } from "./define";

const severities = ["critical", "high", "medium", "low"] as const satisfies readonly Metadata["severity"][];

/** What decides how grave a finding is: its level first, its policy's severity second. */
export type Gravity = Pick<Metadata, "enforcement" | "severity">;

/** Sorts the gravest first. */
export function byGravity(one: Gravity, other: Gravity): number {
  const levels = Number(other.enforcement === "mandatory") - Number(one.enforcement === "mandatory");
  return levels || severities.indexOf(one.severity) - severities.indexOf(other.severity);
}

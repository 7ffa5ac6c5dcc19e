import { knownString } from "../../../wire/outputs";
import type { ResourceRequest } from "../cloud";
import { automaticName } from "./marks";

/** What simulated values are made from. */
export interface Context {
  /** `ecs/taskDefinition` of `aws:ecs/taskDefinition:TaskDefinition`, or the function's. */
  readonly key: string;
  readonly pkg: string;
  /** The logical name, or the function's token. */
  readonly logicalName: string;
  /** Distinguishes this resource's values from every other's, and is the same in every run. */
  readonly seed: string;
  readonly region: string;
  readonly inputs: Record<string, unknown>;
}

const NAME_PROPERTIES = [
  "name",
  "bucket",
  "identifier",
  "clusterIdentifier",
  "replicationGroupId",
  "clusterId",
  "family",
  "functionName",
  "keyName",
  "domain",
];

export function contextOf(request: ResourceRequest): Context {
  return {
    key: keyOf(request.type),
    pkg: request.type.split(":")[0] ?? "",
    logicalName: request.name,
    seed: request.urn,
    region: regionOf(request.inputs, request.provider),
    inputs: request.inputs,
  };
}

/** The middle of a token, with load balancers in one module under whichever name the program imports them. */
export function keyOf(token: string): string {
  return (token.split(":")[1] ?? "").replace(/^(alb|applicationloadbalancing)\//, "lb/").replace(/V2$/, "");
}

/** The region of a resource: its own, else its provider's, else us-east-1. */
export function regionOf(inputs: Record<string, unknown>, provider: Record<string, unknown>): string {
  return configuredRegion(inputs, provider) ?? "us-east-1";
}

/** The region that a resource or its provider names. */
export function configuredRegion(
  inputs: Record<string, unknown>,
  provider: Record<string, unknown>,
): string | undefined {
  return knownString(inputs["region"]) ?? knownString(provider["region"]);
}

/** The name of a resource in the cloud: the one that the program gives it, else an automatic one. */
export function physicalName({ inputs, logicalName, seed }: Context): string {
  const given = NAME_PROPERTIES.map((property) => knownString(inputs[property])).find((name) => name !== undefined);
  return given ?? automaticName(logicalName, seed);
}

export function isNameProperty(property: string): boolean {
  return NAME_PROPERTIES.includes(property);
}

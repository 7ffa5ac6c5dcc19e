import { knownString } from "../../../wire/outputs";
import type { ResourceRequest } from "../cloud";
import { automaticName } from "./marks";
import { nameProperty } from "./names";
import type { ResourceShape } from "./shapes";

/** What simulated values are made from. */
export interface Context {
  /** `ecs/taskDefinition` of `aws:ecs/taskDefinition:TaskDefinition`, or the function's. */
  readonly key: string;
  readonly pkg: string;
  /** The logical name, or the function's token. */
  readonly logicalName: string;
  /** The name in the cloud: the one that the program gives, else an automatic one. */
  readonly name: string;
  /** Distinguishes this resource's values from every other's, and is the same in every run. */
  readonly seed: string;
  readonly region: string;
  readonly inputs: Record<string, unknown>;
}

/** What a resource's values are made from; its shape says which property is its name. */
export function contextOf(request: ResourceRequest, shape: ResourceShape | undefined): Context {
  const { type, name: logicalName, urn: seed, inputs } = request;
  const property = ownName(request, shape);
  return {
    key: keyOf(type),
    pkg: type.split(":")[0] ?? "",
    logicalName,
    name: givenName(inputs, property) ?? automaticName(prefixIn(inputs, property) ?? `${logicalName}-`, seed),
    seed,
    region: regionOf(inputs, request.provider),
    inputs,
  };
}

/** The property that holds a resource's own name. */
export function ownName({ type, inputs }: ResourceRequest, shape: ResourceShape | undefined): string | undefined {
  const taken = shape?.inputs.map(({ name }) => name) ?? Object.keys(inputs);
  return nameProperty(kindOf(keyOf(type)), taken);
}

function givenName(inputs: Record<string, unknown>, property: string | undefined): string | undefined {
  return property === undefined ? undefined : knownString(inputs[property]) || undefined;
}

/** The beginning that a program gives to an automatic name, for example by `namePrefix`. */
function prefixIn(inputs: Record<string, unknown>, property: string | undefined): string | undefined {
  return property === undefined ? undefined : knownString(inputs[`${property}Prefix`]) || undefined;
}

/** The middle of a token, with load balancers in one module under whichever name the program imports them. */
export function keyOf(token: string): string {
  return (token.split(":")[1] ?? "").replace(/^(alb|applicationloadbalancing)\//, "lb/").replace(/V2$/, "");
}

/** `cluster` of `elasticache/cluster`. */
export function kindOf(key: string): string {
  return key.split("/")[1] ?? key;
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

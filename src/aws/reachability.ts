import { isPrivateNetwork } from "../base/cidr";
import { all, inTurn, Undecided, unlessUndecided } from "../base/undecided";
import { originOf, type Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { computeCarries } from "./securityGroupUse";
import { ingressRules, type IngressRule, type SecurityGroup, type Source } from "./securityGroups";
import { types } from "./types";

/** Access to a port from outside the application. */
export interface Exposure {
  /** The source, such as `0.0.0.0/0`, `the network 10.0.0.0/16` or `load balancer web`. */
  readonly from: string;
  /** The evidence: the rule that admits the source, and the group of that rule. */
  readonly path: readonly { readonly urn: string; readonly text: string }[];
}

/** One source that a security group of a database or a cache admits. */
export interface PortSource extends Fact {
  /** The port of the database or cache. */
  readonly port: number;
  /** How the source gets access, if it is not the application; `undefined` if it is. */
  readonly exposure?: Exposure | undefined;
}

/**
 * The sources that the security groups in `property` of `resource` admit: one fact for each, so that an unknown source
 * hides no other.
 *
 * @throws Undecided after the last of them if a group or its rules are unknown
 */
export function* portSources(
  resource: Resource,
  property: string,
  port: () => number,
  stack: Stack,
): Iterable<PortSource> {
  const source = (exposureOf: () => Exposure | undefined): PortSource => ({
    resource: originOf(resource),
    get port() {
      return port();
    },
    get exposure() {
      return exposureOf();
    },
  });
  const groups = stack.graph.links(resource, property, types.securityGroup);
  if (groups.length === 0) {
    yield source(() => {
      throw new Undecided("it uses the VPC's default security group, which this stack does not show");
    });
  }
  yield* inTurn(groups, (readGroup) => {
    const group = readGroup();
    return inTurn(rulesInto(group, stack), (rule) =>
      mayOpen(rule, group, port)
        ? rule.sources.map((read) => source(() => exposure(rule, read, group, port(), stack)))
        : [],
    );
  });
}

/**
 * The rules that may belong to `group`.
 *
 * @throws Undecided after the last of them if more may be hidden
 */
function rulesInto(group: Resource, stack: Stack): Iterable<IngressRule> {
  // Unknown inline rules of other groups do not concern this one.
  const extracts = stack
    .extract(ingressRules)
    .filter(({ resource }) => resource === group || !types.securityGroup.includes(resource.type));
  return inTurn(extracts, function* ({ facts, undecided }) {
    yield* facts;
    if (undecided) throw undecided;
  });
}

function mayOpen(rule: IngressRule, group: Resource, port: () => number): boolean {
  return unlessUndecided(() => opens(rule, group, port())) !== false;
}

function opens(rule: IngressRule, group: Resource, port: number): boolean {
  return all(
    () => rule.group.urn === group.urn,
    () => rule.admits(port),
  );
}

function exposure(
  rule: IngressRule,
  source: () => Source,
  group: Resource,
  port: number,
  stack: Stack,
): Exposure | undefined {
  const from = outsider(source(), stack);
  if (!from || !opens(rule, group, port)) return undefined;
  const path = [
    { urn: rule.resource.urn, text: `${from} is admitted to port ${port}` },
    { urn: group.urn, text: `by security group ${group.name}` },
  ];
  return { from, path };
}

/** The source as a phrase for a message; `undefined` if it is the application, or a bastion that the settings name. */
function outsider(source: Source, stack: Stack): string | undefined {
  switch (source.kind) {
    case "cidr":
      return isPrivateNetwork(source.cidr) ? `the network ${source.cidr}` : source.cidr;
    case "prefixList":
      throw new Undecided("it admits a prefix list, whose addresses this stack does not show");
    case "securityGroup":
      return source.candidates.length > 0 ? outsiderGroup(source.candidates, stack) : outsideGroup(source.id, stack);
  }
}

/** A group of another stack is the application's if one of this stack's services uses it by its id. */
function outsideGroup(id: string | undefined, stack: Stack): undefined {
  if (id !== undefined && computeCarries(id, stack)) return undefined;
  throw new Undecided("it admits a security group that is not part of this stack");
}

function outsiderGroup(candidates: readonly SecurityGroup[], stack: Stack): string | undefined {
  const outsiders = candidates.filter((group) => !belongsToApplication(group, stack));
  if (outsiders.length === 0) return undefined;
  if (outsiders.length < candidates.length)
    throw new Undecided("which security group it admits is not known before the update");
  const balancer = outsiders[0]?.uses.find((use) => use.role === "loadBalancer");
  return `load balancer ${balancer?.resource.name}`;
}

/** @throws Undecided for a group that nothing in this stack uses: it may be the application's in another stack */
function belongsToApplication(group: SecurityGroup, stack: Stack): boolean {
  if (stack.settings.bastionSecurityGroups.includes(group.resource.name)) return true;
  if (group.uses.some((use) => use.role === "loadBalancer")) return false;
  if (group.uses.some((use) => use.role === "compute")) return true;
  throw new Undecided(`nothing in this stack shows what uses security group ${group.resource.name}`);
}

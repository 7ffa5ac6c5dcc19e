import { all } from "../base/undecided";
import { originOf, type Fact, type Origin } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isUnknown } from "../wire/sentinels";
import { usersOf, type SecurityGroupUse } from "./securityGroupUse";
import { types } from "./types";

/** A security group, or the default one of a VPC. */
export interface SecurityGroup extends Fact {
  /** The resources of this stack that use the group. */
  readonly uses: readonly SecurityGroupUse[];
}

/** One source that a rule admits. */
export type Source =
  | { readonly kind: "cidr"; readonly cidr: string }
  /** The group, or those that it may be while its id is unknown; for a group of another stack only its id. */
  | { readonly kind: "securityGroup"; readonly candidates: readonly SecurityGroup[]; readonly id?: string }
  | { readonly kind: "prefixList" };

/** A rule that admits traffic: inline, or a resource of the older or the newer type. */
export interface IngressRule extends Fact {
  /** The group it belongs to. */
  readonly group: Origin;
  /** Whether it admits TCP traffic to `port`. */
  admits(port: number): boolean;
  /** A reader for each source, so that an unknown one hides no other. Each may throw `Undecided`. */
  readonly sources: readonly (() => Source)[];
}

/** The security groups of a stack. */
export const securityGroups: Kind<SecurityGroup> = {
  noun: "security groups",
  types: types.securityGroup,
  *read(resource, stack) {
    yield {
      resource: originOf(resource),
      get uses() {
        return usersOf(resource, stack);
      },
    };
  },
};

/** The ingress rules of a stack. */
export const ingressRules: Kind<IngressRule> = {
  noun: "ingress rules",
  types: [...types.securityGroup, ...types.securityGroupRule, ...types.securityGroupIngressRule],
  *read(resource, stack) {
    const properties = new Properties(resource.properties);
    if (types.securityGroup.includes(resource.type)) {
      for (const rule of properties.maps("ingress"))
        yield ingressRule(resource, () => resource, rule, "ingress", stack);
    } else if (!types.securityGroupRule.includes(resource.type) || properties.string("type") === "ingress") {
      yield ingressRule(resource, () => groupOf(resource, stack), properties, undefined, stack);
    }
  },
};

/** The group that a separate rule belongs to. */
function groupOf(rule: Resource, stack: Stack): Resource {
  const group = stack.graph.link(rule, "securityGroupId", types.securityGroup);
  return group ?? outsideGroup(rule);
}

/** Stands for a group of another stack, so that the rule concerns no group of this one. */
function outsideGroup(rule: Resource): Resource {
  return { ...rule, urn: "", name: "a security group of another stack" };
}

function ingressRule(
  resource: Resource,
  group: () => Resource,
  rule: Properties,
  inline: string | undefined,
  stack: Stack,
): IngressRule {
  return {
    resource: originOf(resource),
    get group() {
      return originOf(group());
    },
    admits(port) {
      const protocol = rule.string("protocol") ?? rule.string("ipProtocol") ?? "-1";
      if (protocol === "-1" || protocol.toLowerCase() === "all") return true;
      if (protocol.toLowerCase() !== "tcp" && protocol !== "6") return false;
      return all(
        () => rule.number("fromPort", 0) <= port,
        () => port <= rule.number("toPort", 65535),
      );
    },
    get sources() {
      return [...addressSources(rule), ...groupSources(resource, rule, inline, stack)];
    },
  };
}

function addressSources(rule: Properties): (() => Source)[] {
  const cidrs = ["cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6"].flatMap((name) => rule.elements(name));
  const prefixLists = ["prefixListIds", "prefixListId"].flatMap((name) => rule.values(name));
  return [
    ...cidrs.map((cidr) => (): Source => ({ kind: "cidr", cidr: cidr() })),
    ...prefixLists.map(() => (): Source => ({ kind: "prefixList" })),
  ];
}

/** Without `self`: members of the group are what it protects. */
function groupSources(
  resource: Resource,
  rule: Properties,
  inline: string | undefined,
  stack: Stack,
): (() => Source)[] {
  return ["securityGroups", "sourceSecurityGroupId", "referencedSecurityGroupId"].flatMap((name) =>
    rule.values(name).map((value) => (): Source => {
      const candidates = stack.graph.candidates(resource, inline ?? name, value, types.securityGroup);
      return {
        kind: "securityGroup",
        candidates: candidates.flatMap((group) => [...stack.factsFrom(securityGroups, group)]),
        ...(typeof value === "string" && !isUnknown(value) && { id: value }),
      };
    }),
  );
}

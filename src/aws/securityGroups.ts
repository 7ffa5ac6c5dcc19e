import { all, Undecided, unlessUndecided } from "../base/undecided";
import { originOf, type Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { groupsNamed } from "./groupReferences";
import { groupOf, type Group } from "./groups";
import { networksListed } from "./prefixLists";
import { usesOf, type SecurityGroupUse } from "./securityGroupUse";
import { types } from "./types";
import { defaultGroupOf } from "./vpcs";

/** A security group: one that the program creates or adopts, or the default one of a VPC that it creates. */
export interface SecurityGroup extends Fact {
  /** The resources of this stack that carry the group. */
  readonly uses: readonly SecurityGroupUse[];
}

/** One source that a rule admits. */
export type Source =
  | {
      readonly kind: "cidr";
      readonly cidr: string;
      /** The prefix list that holds it, as a phrase for a message. */
      readonly list?: string | undefined;
    }
  /** The group, or those that it may be while its id is unknown. */
  | { readonly kind: "securityGroup"; readonly candidates: readonly Group[] }
  /** The members of the group that the rule belongs to. */
  | { readonly kind: "self" };

/** A rule that admits traffic: inline, a resource of the older or the newer type, or one that AWS gives a default group. */
export interface IngressRule extends Fact {
  /** The group it belongs to. */
  readonly group: Group;
  /** Whether it belongs to a group. */
  isOf(group: Group): boolean;
  /** Whether it admits TCP traffic to `port`. */
  admits(port: number): boolean;
  /** A reader for each source, so that an unknown one hides no other. Each may throw `Undecided`. */
  readonly sources: readonly (() => Source)[];
}

/** The security groups of a stack. */
export const securityGroups: Kind<SecurityGroup> = {
  noun: "security groups",
  types: [...types.securityGroup, ...types.vpc],
  *read(resource, stack) {
    if (types.vpc.includes(resource.type) && defaultGroupOf(resource, stack) !== resource) return;
    yield {
      resource: originOf(resource),
      get uses() {
        return usesOf(groupOf(resource), stack);
      },
    };
  },
};

/** The ingress rules of a stack. */
export const ingressRules: Kind<IngressRule> = {
  noun: "ingress rules",
  types: [...types.securityGroup, ...types.vpc, ...types.securityGroupRule, ...types.securityGroupIngressRule],
  *read(resource, stack) {
    const properties = new Properties(resource.properties);
    if (types.vpc.includes(resource.type)) {
      if (defaultGroupOf(resource, stack) === resource) yield givenRule(resource);
    } else if (types.securityGroup.includes(resource.type)) {
      for (const rule of properties.maps("ingress"))
        yield ingressRule(resource, () => [groupOf(resource)], rule, "ingress", stack);
    } else if (!types.securityGroupRule.includes(resource.type) || properties.string("type") === "ingress") {
      const candidates = (): readonly Group[] =>
        groupsNamed(resource, "securityGroupId", resource.properties["securityGroupId"], stack);
      yield ingressRule(resource, candidates, properties, undefined, stack);
    }
  },
};

/** A VPC's default group admits its members alone, until a program adopts it or adds rules (Amazon VPC User Guide). */
function givenRule(vpc: Resource): IngressRule {
  const group = groupOf(vpc);
  return {
    resource: originOf(vpc),
    group,
    isOf: ({ key }) => key === group.key,
    admits: () => true,
    sources: [() => ({ kind: "self" })],
  };
}

/**
 * @param candidates the groups that the rule may belong to
 * @param inline the property of `resource` that holds the rule, if the rule is not a resource of its own
 */
function ingressRule(
  resource: Resource,
  candidates: () => readonly Group[],
  rule: Properties,
  inline: string | undefined,
  stack: Stack,
): IngressRule {
  return {
    resource: originOf(resource),
    get group() {
      const [group, ...others] = candidates();
      if (!group || others.length > 0)
        throw new Undecided("which security group a rule belongs to is not known before the update");
      return group;
    },
    isOf({ key }) {
      return candidates().some((group) => group.key === key) && this.group.key === key;
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
      if (![...addresses, ...lists, ...groups, "self"].some((name) => isSet(rule, name))) return [noSource];
      return [
        ...addressSources(rule),
        ...listSources(resource, rule, inline, stack),
        ...groupSources(resource, rule, inline, stack),
        ...selfSources(rule),
      ];
    },
  };
}

/** The properties of rules, of whichever type, that name sources. */
const addresses = ["cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6"];
const lists = ["prefixListIds", "prefixListId"];
const groups = ["securityGroups", "sourceSecurityGroupId", "referencedSecurityGroupId"];

/** AWS takes no rule without a source, so it is an output that is not known. */
function noSource(): never {
  throw new Undecided("what a rule of its security group admits is not known before the update");
}

function addressSources(rule: Properties): (() => Source)[] {
  const cidrs = addresses.filter((name) => isSet(rule, name)).flatMap((name) => rule.elements(name));
  return cidrs.map((cidr) => () => ({ kind: "cidr", cidr: cidr() }));
}

function listSources(resource: Resource, rule: Properties, inline: string | undefined, stack: Stack): (() => Source)[] {
  const listed = lists
    .filter((name) => isSet(rule, name))
    .flatMap((name) => rule.values(name).map((value) => networksListed(resource, inline ?? name, value, stack)));
  return listed.flat().map((network) => () => ({ kind: "cidr", ...network() }));
}

function groupSources(
  resource: Resource,
  rule: Properties,
  inline: string | undefined,
  stack: Stack,
): (() => Source)[] {
  return groups
    .filter((name) => isSet(rule, name))
    .flatMap((name) => rule.values(name).map((value) => ({ property: inline ?? name, value })))
    .map(({ property, value }) => () => ({
      kind: "securityGroup",
      candidates: groupsNamed(resource, property, value, stack),
    }));
}

/** Whether a property has a value, known or not. The provider takes an empty text for none. */
function isSet(rule: Properties, name: string): boolean {
  return rule.has(name) && unlessUndecided(() => rule.string(name)) !== "";
}

function selfSources(rule: Properties): (() => Source)[] {
  if (unlessUndecided(() => rule.boolean("self", false)) === false) return [];
  return [
    () => {
      rule.boolean("self");
      return { kind: "self" };
    },
  ];
}

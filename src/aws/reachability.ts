import { isPrivateNetwork } from "../base/cidr";
import { all, inTurn, Undecided, unlessUndecided } from "../base/undecided";
import { originOf, type Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { labelOf } from "./carriers";
import { frontsOf, proxyPort } from "./databaseProxies";
import { outsidersIn, outsidersInSelf, outsideStack, proxiesIn } from "./groupMembers";
import { groupsListed } from "./groupReferences";
import { groupOf, type Group } from "./groups";
import { ingressRules, type IngressRule, type Source } from "./securityGroups";
import { types } from "./types";
import { defaultGroupOf } from "./vpcs";

/** Access to a port from outside the application. */
export interface Exposure {
  /** The source, such as `0.0.0.0/0`, `the network 10.0.0.0/16` or `load balancer web`. */
  readonly from: string;
  /** The evidence: the rule that admits the source, and the group of that rule. */
  readonly path: readonly Step[];
}

interface Step {
  readonly urn: string;
  readonly text: string;
}

/** One source that a security group of a database or a cache admits. */
export interface PortSource extends Fact {
  /** The port of the database or cache. */
  readonly port: number;
  /** How the source gets access, if it is not the application; `undefined` if it is. */
  readonly exposure?: Exposure | undefined;
}

/** Reads whether one source is an exposure. May throw `Undecided`. */
type Admission = () => Exposure | undefined;

/** A port behind security groups. */
interface Target {
  readonly resource: Resource;
  /** The property that lists the groups; without any it is the default one of the VPC. */
  readonly property: string;
  readonly port: () => number;
}

/**
 * The sources that the security groups in `property` of `resource` admit: one fact for each, so that an unknown source
 * hides no other. Whoever gets through an RDS proxy that they admit is a source too.
 *
 * @throws Undecided after the last of them if a group or its rules are unknown
 */
export function* portSources(
  resource: Resource,
  property: string,
  port: () => number,
  stack: Stack,
): Iterable<PortSource> {
  for (const admission of admissionsTo({ resource, property, port }, stack, [])) {
    yield {
      resource: originOf(resource),
      get port() {
        return port();
      },
      get exposure() {
        return admission();
      },
    };
  }
}

/** @param passed the URNs of the proxies that lead here, which do not lead to themselves */
function* admissionsTo(target: Target, stack: Stack, passed: readonly string[]): Iterable<Admission> {
  const { resource, property, port } = target;
  const listed = groupsListed(resource, property, stack);
  const groups = listed.length > 0 ? listed : [() => groupOf(defaultGroupOf(resource, stack))];
  yield* inTurn(groups, function* (readGroup) {
    const group = readGroup();
    yield* inTurn(rulesInto(group, stack), function* (rule) {
      if (!mayOpen(rule, group, port)) return;
      for (const source of rule.sources) {
        yield () => openingBy(rule, source, group, port(), stack);
        yield* throughProxies(rule, source, group, port, stack, passed);
      }
    });
    if (!group.resource) throw outsideStack("it carries", group);
  });
}

/**
 * The rules that may belong to `group`.
 *
 * @throws Undecided after the last of them if more may be hidden
 */
function rulesInto(group: Group, stack: Stack): Iterable<IngressRule> {
  // Unknown inline rules of other groups do not concern this one.
  const extracts = stack
    .extract(ingressRules)
    .filter(({ resource }) => resource === group.resource || !withRules.includes(resource.type));
  return inTurn(extracts, function* ({ facts, undecided }) {
    yield* facts;
    if (undecided) throw undecided;
  });
}

const withRules: readonly string[] = [...types.securityGroup, ...types.vpc];

function mayOpen(rule: IngressRule, group: Group, port: () => number): boolean {
  return unlessUndecided(() => opens(rule, group, port())) !== false;
}

function opens(rule: IngressRule, group: Group, port: number): boolean {
  return all(
    () => rule.isOf(group),
    () => rule.admits(port),
  );
}

function openingBy(
  rule: IngressRule,
  read: () => Source,
  group: Group,
  port: number,
  stack: Stack,
): Exposure | undefined {
  const source = read();
  const from = outsiders(source, group, stack);
  if (from === undefined || !opens(rule, group, port)) return undefined;
  const list = source.kind === "cidr" ? source.list : undefined;
  return {
    from,
    path: [
      {
        urn: rule.resource.urn,
        text: `${from}${list === undefined ? "" : `, of ${list},`} is admitted to port ${port}`,
      },
      byGroup(group, rule),
    ],
  };
}

function byGroup({ resource, label }: Group, rule: IngressRule): Step {
  return { urn: (resource ?? rule.resource).urn, text: `by ${label}` };
}

/** The source as a phrase for a message; `undefined` if it is the application, or a bastion that the settings name. */
function outsiders(source: Source, group: Group, stack: Stack): string | undefined {
  switch (source.kind) {
    case "cidr":
      return isPrivateNetwork(source.cidr) ? `the network ${source.cidr}` : source.cidr;
    case "self":
      return outsidersInSelf(group, stack);
    case "securityGroup":
      return outsidersAmong(source.candidates, group, stack);
  }
}

function outsidersAmong(candidates: readonly Group[], group: Group, stack: Stack): string | undefined {
  const found = candidates.map((each) =>
    each.key === group.key ? outsidersInSelf(each, stack) : outsidersIn(each, stack),
  );
  const isEveryOne = found.every((from) => from !== undefined);
  const isNone = found.every((from) => from === undefined);
  const isProxy = candidates.some((each) => proxiesIn(each, stack).length > 0);
  if (candidates.length > 1 && (isProxy || !(isEveryOne || isNone)))
    throw new Undecided("which security group it admits is not known before the update");
  return found[0];
}

/** What gets through the RDS proxies that carry the group that a rule admits. */
function* throughProxies(
  rule: IngressRule,
  read: () => Source,
  group: Group,
  port: () => number,
  stack: Stack,
  passed: readonly string[],
): Iterable<Admission> {
  for (const proxy of proxiesAdmitted(read, group, stack)) {
    if (passed.includes(proxy.urn)) continue;
    const label = labelOf(proxy);
    const admit = (admission: Admission): Exposure | undefined => {
      const opening = admission();
      if (!opening || !opens(rule, group, port())) return undefined;
      const step = { urn: rule.resource.urn, text: `${label} is admitted to port ${port()}` };
      return { from: `${opening.from} through ${label}`, path: [...opening.path, step, byGroup(group, rule)] };
    };
    for (const admission of admissionsToProxy(proxy, stack, [...passed, proxy.urn])) yield () => admit(admission);
  }
}

function proxiesAdmitted(read: () => Source, group: Group, stack: Stack): readonly Resource[] {
  const source = unlessUndecided(read);
  if (source?.kind !== "securityGroup" || source.candidates.length > 1) return [];
  const urns = source.candidates.filter(({ key }) => key !== group.key).flatMap((each) => proxiesIn(each, stack));
  return stack.graph.ofType(types.databaseProxy).filter(({ urn }) => urns.includes(urn));
}

/** What a proxy and its endpoints admit. What is not known of them is one more admission, which throws. */
function* admissionsToProxy(proxy: Resource, stack: Stack, passed: readonly string[]): Iterable<Admission> {
  const port = (): number => proxyPort(proxy);
  try {
    yield* inTurn(frontsOf(proxy, stack), (front) =>
      admissionsTo({ resource: front, property: "vpcSecurityGroupIds", port }, stack, passed),
    );
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    yield () => {
      throw new Undecided(`${labelOf(proxy)}: ${error.reason}`);
    };
  }
}

import {
  SIMULATED,
  SIMULATED_ACCOUNT,
  SIMULATED_NUMBER,
  SIMULATED_PORT,
  SIMULATED_TIME,
} from "../../../wire/simulated";
import { arnFor } from "./awsArns";
import { numberedId, shortRegion, zoneId } from "./awsIds";
import type { Context } from "./context";
import { digest, ipv4Address, ipv6Address, ipv6Network, SIMULATED_NETWORK, uuid } from "./marks";
import type { Shapes } from "./shapes";
import type { Member, Type } from "./typeText";

// Deeper than any output that programs use; nested types may contain themselves.
const MAX_DEPTH = 6;

/** Makes up values of a declared type, each by the property that holds it. */
export class Values {
  private readonly nested = new Map<string, readonly Member[]>();

  constructor(private readonly shapes: Shapes) {}

  /**
   * A value of a type, the same in every run; `undefined` if the type says too little to make one up.
   *
   * @param path the path of the value, e.g. `cacheNodes.address`
   */
  of(type: Type, path: string, context: Context): unknown {
    switch (type.kind) {
      case "string":
        return simulatedString(path, context);
      case "number":
        return simulatedNumber(path);
      case "boolean":
        return false;
      case "array": {
        const element = this.of(type.of, path, context);
        return element === undefined ? [] : [element];
      }
      case "map":
        return {};
      case "named":
        return path.split(".").length > MAX_DEPTH ? undefined : this.object(type.name, path, context);
      case "other":
        return undefined;
    }
  }

  /** An object with the members that are always there. */
  members(members: readonly Member[], path: string, context: Context): Record<string, unknown> {
    const values = members
      .filter(({ optional }) => !optional)
      .map(({ name, type }) => [name, this.of(type, path === "" ? name : `${path}.${name}`, context)] as const);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  }

  private object(name: string, path: string, context: Context): Record<string, unknown> {
    const key = `${context.pkg} ${name}`;
    const members = this.nested.get(key) ?? this.shapes.nested(context.pkg, name);
    this.nested.set(key, members);
    return this.members(members, path, context);
  }
}

type Look = (property: string, seed: string, context: Context) => string;

/** The form of a string by the property that holds it; the first match counts. */
const LOOKS: [RegExp, Look][] = [
  [/arns?$/i, arnFor],
  [/^region$|Region$/, (_property, _seed, { region }) => region],
  [/^(owner|account|awsAccount|ownerAccount|registry)Id$/, () => SIMULATED_ACCOUNT],
  [/^(zoneId|hostedZoneId)$/, (_property, seed) => zoneId(seed)],
  [/^availabilityZoneIds?$/, (_property, _seed, { region }) => `${shortRegion(region)}-az1`],
  [/^availabilityZones?$/, (_property, _seed, { region }) => `${region}a`],
  [/kmsKeyId$/i, (_property, seed, { region }) => `arn:aws:kms:${region}:${SIMULATED_ACCOUNT}:key/${uuid(seed)}`],
  [/Ids?$/, (property, seed) => numberedId(noun(property), seed)],
  [/(Time|Date|Timestamp|At|^notAfter|^notBefore|[lL]astModified)$/, () => SIMULATED_TIME],
  [/ipv6Address(es)?$/i, (_property, seed) => ipv6Address(seed)],
  [/ipv6Cidr(Block)?s?$/i, (_property, seed) => ipv6Network(seed)],
  [/cidr(Block)?s?$/i, () => SIMULATED_NETWORK],
  [/^ips?$|Ips?$|ipAddress$/, (_property, seed) => ipv4Address(seed)],
  [/(url|uri|issuer)s?$/i, (property, seed, context) => `https://${host(property, seed, context)}/`],
  [/(endpoint|address|host|hostname|dns|dnsName|domain|domainName|fqdn)(es|s)?$/i, host],
  [/names?$/i, (property, seed) => `${SIMULATED}-${property}-${digest(seed).slice(0, 7)}`],
];

/** Forms for outputs only: made up for an input, they would look like a decision. */
const OUTPUT_LOOKS: [RegExp, Look][] = [
  [/^(policy|.*Policy|.*Json)$/, () => JSON.stringify({ Version: "2012-10-17", Id: SIMULATED, Statement: [] })],
  [/pem$|certificate$/i, () => `-----BEGIN CERTIFICATE-----\n${SIMULATED}\n-----END CERTIFICATE-----\n`],
  [/base64|b64|^data$/i, () => Buffer.from(SIMULATED).toString("base64")],
];

/** Whether a text property holds a name, an address or a location rather than a setting. */
export function isReference(property: string): boolean {
  return LOOKS.some(([pattern]) => pattern.test(property));
}

function simulatedString(path: string, context: Context): string {
  const property = path.split(".").pop() ?? path;
  const seed = `${context.seed} ${path}`;
  const look = [...LOOKS, ...OUTPUT_LOOKS].find(([pattern]) => pattern.test(property))?.[1];
  return look?.(property, seed, context) ?? `${SIMULATED}-${property}-${digest(seed).slice(0, 7)}`;
}

function simulatedNumber(path: string): number {
  return /port$/i.test(path) ? SIMULATED_PORT : SIMULATED_NUMBER;
}

/** A host that holds no word of the program's, so that none is found in it. AWS names no host of another stack's. */
function host(_property: string, seed: string, { region, key, pkg }: Context): string {
  const label = `${SIMULATED}${digest(seed).slice(0, 5)}`;
  return pkg === "pulumi" ? `${label}.example` : `${label}.${key.split("/")[0]}.${region}.amazonaws.com`;
}

const ID_NOUNS: Record<string, string> = {
  allocation: "eipalloc",
  association: "assoc",
  gateway: "igw",
  networkAcl: "acl",
  networkInterface: "eni",
  routeTable: "rtb",
  securityGroup: "sg",
  vpcEndpoint: "vpce",
};

/** The prefix of an id by its property: `sg` for defaultSecurityGroupId, `vpc` for vpcId, else the property's noun. */
function noun(property: string): string {
  const name = property.replace(/Ids?$/, "").replace(/^(default|main)(?=[A-Z])/, "");
  const word = name.charAt(0).toLowerCase() + name.slice(1);
  return ID_NOUNS[word] ?? (word || "id").toLowerCase();
}

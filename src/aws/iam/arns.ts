import { every } from "../../base/undecided";
import type { Resource } from "../../stack/resource";
import { isUnknown } from "../../wire/sentinels";
import { isSimulated } from "../../wire/simulated";
import { types } from "../types";
import { covers, matches } from "./wildcards";

/** How the ARN of a resource is made of its region and its name, and which properties give the name or its beginning. */
interface Form {
  readonly types: readonly string[];
  readonly name: string;
  readonly prefix: string;
  /** Every account may be the one; the partition is left to `arnMatches`. */
  arn(region: string, name: string, path: string): string;
}

/** The ARNs of the resources that policies and backup selections name (Service Authorization Reference). */
const forms: readonly Form[] = [
  {
    types: types.secretsManagerSecret,
    name: "name",
    prefix: "namePrefix",
    // Secrets Manager adds six random characters.
    arn: (region, name) => `arn:*:secretsmanager:${region}:*:secret:${name}-??????`,
  },
  {
    types: types.ssmParameter,
    name: "name",
    prefix: "namePrefix",
    arn: (region, name) => `arn:*:ssm:${region}:*:parameter/${name.replace(/^\//, "")}`,
  },
  {
    types: types.databaseInstance,
    name: "identifier",
    prefix: "identifierPrefix",
    arn: (region, name) => `arn:*:rds:${region}:*:db:${name.toLowerCase()}`,
  },
  {
    types: types.databaseCluster,
    name: "clusterIdentifier",
    prefix: "clusterIdentifierPrefix",
    arn: (region, name) => `arn:*:rds:${region}:*:cluster:${name.toLowerCase()}`,
  },
  { types: types.bucket, name: "bucket", prefix: "bucketPrefix", arn: (_region, name) => `arn:*:s3:::${name}` },
  {
    types: types.role,
    name: "name",
    prefix: "namePrefix",
    arn: (_region, name, path) => `arn:*:iam::*:role${path}${name}`,
  },
];

/**
 * The ARN of a resource as a pattern, in which wildcards stand for what only the update decides: the account, a name that
 * Pulumi or AWS chooses, the random end of a secret's ARN.
 */
export function arnPatternOf(resource: Resource): string {
  const { arn, region, path = "/" } = resource.properties;
  const form = forms.find((each) => each.types.includes(resource.type));
  if (isOwn(arn)) return arn;
  return form?.arn(isOwn(region) ? region : "*", nameOf(resource, form), isOwn(path) ? path : "*") ?? "*";
}

/**
 * Whether a pattern of a policy or a backup selection names a resource.
 *
 * @throws Undecided if that depends on what only the update decides
 */
export function namesResource(pattern: string, resource: Resource): boolean {
  const { identities = [], properties } = resource;
  const known = [properties["arn"], ...identities].filter((each) => typeof each === "string");
  if (known.includes(pattern)) return true;
  // A pattern made from the simulated cloud's own values fits the simulated ARN.
  if (isSimulated(pattern) && known.some((each) => covers(pattern, each))) return true;
  return arnMatches(
    pattern,
    arnPatternOf(resource),
    `whether ${resource.name} is meant is not known before the update`,
  );
}

/**
 * Whether a pattern of an ARN matches one of which only a pattern is known. The parts between the colons are compared one
 * by one, but not the partition: a stack has one.
 *
 * @throws Undecided with `reason` if it matches some of the ARNs and not others
 */
export function arnMatches(pattern: string, arn: string, reason: string): boolean {
  if (pattern === "*") return true;
  const [wanted, found] = [partsOf(pattern), partsOf(arn)];
  return every(wanted.entries(), ([index, part]) => matches(part, found[index]!, reason));
}

/** The parts of an ARN without its partition. Parts that are missing at the end stand for anything. */
function partsOf(arn: string): readonly string[] {
  const [scheme = "", , ...parts] = arn.split(":");
  const known = [scheme, ...parts.slice(0, 3), ...(parts.length > 3 ? [parts.slice(3).join(":")] : [])];
  return [...known, ...Array.from({ length: 5 - known.length }, () => "*")];
}

/** The name of a resource as a pattern. A name that Pulumi chooses holds the one in the program (Pulumi, "Auto-naming"). */
function nameOf({ properties, name: logicalName }: Resource, { name, prefix }: Form): string {
  const [given, beginning] = [properties[name], properties[prefix]];
  if (isOwn(given)) return given;
  if (isOwn(beginning)) return `${beginning}*`;
  return given === undefined && beginning === undefined ? `*${logicalName}*` : "*";
}

/** Whether a value is the program's own or AWS's, neither unknown nor simulated. */
function isOwn(value: unknown): value is string {
  return typeof value === "string" && !isUnknown(value) && !isSimulated(value);
}

import { isPrivateNetwork, readNetwork } from "../../base/cidr";
import { every, some } from "../../base/undecided";
import { holds, type Condition } from "./conditions";
import { covers, overlaps } from "./wildcards";

/**
 * An outsider is a client of whom nothing is known: anonymous, or with an account of AWS's that belongs to anybody. The
 * request is the outsider's own, except for what AWS itself says about where it comes from.
 */

/** What of a key's value tells whom it belongs to; a wildcard in the rest lets no outsider in. */
type Owner = (value: string) => string;

const whole: Owner = (value) => value;
const ofArn: Owner = (value) => {
  const [, , , , account, ...resource] = value.split(":");
  return account === "" ? (resource[0] ?? "*") : (account ?? "*");
};
const beforeSlash: Owner = (value) => value.split("/")[0]!;
const beforeColon: Owner = (value) => value.split(":")[0]!;

/**
 * The keys by which AWS itself says where a request comes from. A fixed value of one of them keeps outsiders out (Amazon
 * S3 User Guide, "The meaning of public"; IAM, "AWS global condition context keys").
 */
const origins: ReadonlyMap<string, Owner> = new Map<string, Owner>([
  ["aws:principalaccount", whole],
  ["aws:principalarn", ofArn],
  ["aws:principalorgid", whole],
  ["aws:principalorgpaths", beforeSlash],
  ["aws:principalservicename", whole],
  ["aws:principalservicenameslist", whole],
  ["aws:sourceaccount", whole],
  ["aws:sourcearn", ofArn],
  ["aws:sourceip", whole],
  ["aws:sourceorgid", whole],
  ["aws:sourceorgpaths", beforeSlash],
  ["aws:sourceowner", whole],
  ["aws:sourcevpc", whole],
  ["aws:sourcevpcarn", ofArn],
  ["aws:sourcevpce", whole],
  ["aws:userid", beforeColon],
  ["aws:vpceaccount", whole],
  ["aws:vpceorgid", whole],
  ["aws:vpceorgpaths", beforeSlash],
  ["s3:dataaccesspointaccount", whole],
  ["s3:dataaccesspointarn", ofArn],
  ["s3:x-amz-server-side-encryption-aws-kms-key-id", whole],
]);

/** What a request through an access point says about it, by the key in lower case, as a pattern. */
export type Gateway = ReadonlyMap<string, string>;

/**
 * Whether an outsider can make a request for which a condition of an `Allow` holds. What the client chooses, such as a
 * Referer header or TLS, keeps nobody out.
 *
 * @param gateway the access point through which the request comes, if it does
 */
export function outsidersCanMeet(condition: Condition, gateway?: Gateway): boolean {
  const { key, isNegated, values, operator, quantifier, ifExists } = condition;
  if (key === isService) return holds(condition, () => ["false"]);
  const through = operator === "null" ? undefined : gateway?.get(key);
  if (through !== undefined) {
    if (isNegated) return !some(values, (read) => covers(read(), through));
    return some(values, (read) => overlaps(read(), through));
  }
  if (operator === "null" || isNegated || ifExists || quantifier === "forallvalues") return true;
  return origins.has(key) ? some(values, (read) => !isFixed(condition, read())) : values.length > 0;
}

/** Whether a condition of a `Deny` holds for every request that an outsider can make. */
export function outsidersAlwaysMeet(condition: Condition, gateway?: Gateway): boolean {
  const { key, isNegated, values, operator, quantifier } = condition;
  if (key === isService) return holds(condition, () => ["false"]);
  const through = operator === "null" ? undefined : gateway?.get(key);
  if (through !== undefined) {
    if (isNegated) return !some(values, (read) => overlaps(read(), through));
    return some(values, (read) => covers(read(), through));
  }
  if (!origins.has(key) || !isNegated || quantifier === "foranyvalue") return false;
  return every(values, (read) => isFixed(condition, read()));
}

/** Says whether a service of AWS calls by itself, which is no outsider. */
const isService = "aws:principalisawsservice";

/** Whether a value of an origin leaves no outsider room: no wildcard in what names the owner, and no broad network. */
function isFixed({ key, operator }: Condition, value: string): boolean {
  if (key === "aws:sourceip") return isNarrow(value);
  if (/^\$\{(?:aws|s3):Resource(?:Account|OrgID)\}$/i.test(value)) return true;
  if (value.includes("${")) return false;
  const hasWildcards = operator === "stringlike" || operator.startsWith("arn");
  return !hasWildcards || !/[*?]/.test(origins.get(key)!(value));
}

/** Networks broader than /8, or /32 for IPv6, count as everybody. */
function isNarrow(value: string): boolean {
  const network = readNetwork(value);
  if (!network) return false;
  return network.prefix >= (network.address.includes(":") ? 32 : 8) || isPrivateNetwork(value);
}

import { readNetwork } from "../../base/cidr";
import { every, some, Undecided } from "../../base/undecided";
import type { Properties } from "../../wire/properties";
import { isUnknown } from "../../wire/sentinels";
import { isSimulated } from "../../wire/simulated";
import { arnMatches } from "./arns";
import { matches } from "./wildcards";

/** One condition of a statement: an operator and a key of the request, such as `aws:SourceIp`, with its values. */
export interface Condition {
  /** The operator in lower case without its negation, prefix and suffix: `stringequals`, `null`. */
  readonly operator: string;
  /** Whether it holds for the values that do not match. */
  readonly isNegated: boolean;
  /** Whether it holds if the request lacks the key. */
  readonly ifExists: boolean;
  /** For keys with several values: whether all of them have to match, or any one. */
  readonly quantifier?: "forallvalues" | "foranyvalue" | undefined;
  /** In lower case, as keys are compared. */
  readonly key: string;
  /** A reader for each value; one that matches is enough. */
  readonly values: readonly (() => string)[];
}

/** The conditions of a statement's `Condition`; none if there is none. @throws Undecided if their names are unknown */
export function readConditions(block: Properties | undefined): readonly Condition[] {
  return (block?.names() ?? []).flatMap((operator) => {
    const keys = block!.map(operator);
    return (keys?.names() ?? []).map((key) => ({
      ...readOperator(operator),
      key: key.toLowerCase(),
      values: keys!.values(key).map((value) => () => textOf(value)),
    }));
  });
}

function textOf(value: unknown): string {
  if (isUnknown(value)) throw new Undecided("a condition of a policy is not known before the update");
  return String(value);
}

function readOperator(written: string): Omit<Condition, "key" | "values"> {
  const [, quantifier, name = "", ifExists] =
    /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/.exec(written.toLowerCase()) ?? [];
  return {
    operator: name.replace("not", ""),
    isNegated: /^(?:string|numeric|date|arn)not|^notip/.test(name),
    ifExists: ifExists !== undefined,
    quantifier: quantifier as Condition["quantifier"],
  };
}

/**
 * The values of a key in a request, each as a pattern of what it may be; `undefined` if the request lacks the key.
 *
 * @throws Undecided if that is not known
 */
export type RequestContext = (key: string) => readonly string[] | undefined;

/**
 * Whether a condition holds for a request (IAM, "Condition operators").
 *
 * @throws Undecided if the request or the condition is not known well enough
 */
export function holds(condition: Condition, request: RequestContext): boolean {
  const { key, operator, quantifier, isNegated, values } = condition;
  const found = request(key);
  if (operator === "null") return some(values, (read) => (read().toLowerCase() === "true") === (found === undefined));
  if (found === undefined) return condition.ifExists || quantifier === "forallvalues" || (isNegated && !quantifier);
  const isMet = (value: string): boolean => some(values, (read) => compares(operator, read(), value)) !== isNegated;
  if (quantifier === "foranyvalue") return some(found, isMet);
  return every(found, isMet);
}

function compares(operator: string, wanted: string, found: string): boolean {
  const reason = "a condition of a policy depends on what is not known before the update";
  if (wanted.includes("${")) throw new Undecided("a condition of a policy uses a policy variable");
  if (isSimulated(found)) {
    if (wanted === found || (wanted === "*" && operator.endsWith("like"))) return true;
    throw new Undecided(reason);
  }
  switch (operator) {
    case "stringequals":
    case "bool":
      if (operator === "bool") return matches(asLiteral(wanted.toLowerCase()), found.toLowerCase(), reason);
      return matches(asLiteral(wanted), found, reason);
    case "stringequalsignorecase":
      return matches(asLiteral(wanted.toLowerCase()), found.toLowerCase(), reason);
    case "stringlike":
      return matches(wanted, found, reason);
    case "arnequals":
    case "arnlike":
      return arnMatches(wanted, found, reason);
    case "ipaddress": {
      const network = readNetwork(wanted);
      if (network && readNetwork(found)) return network.contains(found);
      break;
    }
    case "numericequals":
      if (isNumber(wanted) && isNumber(found)) return Number(wanted) === Number(found);
  }
  throw new Undecided(`a condition of a policy uses ${operator}`);
}

/** A sign that no ARN, tag or id has, in place of wildcards that are meant literally. */
function asLiteral(text: string): string {
  return text.replace(/[*?]/g, "\u0000");
}

function isNumber(text: string): boolean {
  return text !== "" && !Number.isNaN(Number(text));
}

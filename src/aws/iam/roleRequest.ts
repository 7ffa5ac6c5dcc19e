import { Undecided } from "../../base/undecided";
import type { Resource } from "../../stack/resource";
import type { Stack } from "../../stack/stack";
import { isUnknown } from "../../wire/sentinels";
import { tagOfAnyCase } from "../tags";
import { arnPatternOf } from "./arns";
import type { RequestContext } from "./conditions";

/**
 * What a request of a role that a service of AWS assumes says to conditions, for a resource of the stack (IAM, "AWS
 * global condition context keys"; Service Authorization Reference).
 */
export function requestOf(role: Resource, target: Resource, stack: Stack): RequestContext {
  const { region } = target.properties;
  const values: ReadonlyMap<string, readonly string[] | undefined> = new Map([
    ["aws:principalarn", [arnPatternOf(role)]],
    ["aws:principaltype", ["AssumedRole"]],
    ["aws:principalisawsservice", ["false"]],
    ["aws:principalaccount", [accountOf(role)]],
    ["aws:resourceaccount", [accountOf(target)]],
    ["aws:requestedregion", [typeof region === "string" && !isUnknown(region) ? region : "*"]],
    ["aws:securetransport", ["true"]],
    ["secretsmanager:secretid", [arnPatternOf(target)]],
    // A role that a service assumes is no user, and has no second factor.
    ["aws:username", undefined],
    ["aws:multifactorauthpresent", undefined],
    ["aws:multifactorauthage", undefined],
  ]);
  return (key) => {
    if (values.has(key)) return values.get(key);
    const [, owner, tag] = /^(?:aws|secretsmanager|ssm):(resource|principal)tag\/(.*)$/.exec(key) ?? [];
    if (tag === undefined) throw new Undecided(`a condition of a policy asks for ${key}`);
    const value = tagOfAnyCase(owner === "resource" ? target : role, tag, stack);
    return value === undefined ? undefined : [value];
  };
}

/** The account of a resource, simulated or not, as its ARN shows it; else a pattern for any. */
export function accountOf({ properties }: Resource): string {
  const { arn } = properties;
  return (typeof arn === "string" && !isUnknown(arn) && arn.split(":")[4]) || "*";
}

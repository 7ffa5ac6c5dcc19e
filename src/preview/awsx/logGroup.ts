import * as pulumi from "@pulumi/pulumi";
import { aws, awsResult, nested, outputOf, type Arguments, type Child } from "./resource";

export interface LogGroupId {
  readonly name: string;
  readonly region: string;
  readonly arn: string;
}

/** The log group that a component is given, or creates; none if `skip` is set. */
export function logGroupFor(
  name: string,
  given: Arguments | undefined,
  parent: pulumi.Resource,
): { logGroup?: Child; id?: pulumi.Output<LogGroupId> } {
  if (given?.["skip"] === true) return {};
  const existing = nested(given, "existing");
  if (existing?.["arn"] !== undefined) return { id: outputOf<string>(existing["arn"]).apply(fromArn) };
  if (existing?.["name"] !== undefined)
    return { id: identifyLogGroup(existing["name"], existing["region"] ?? regionOf(parent), parent) };
  const logGroup = aws("cloudwatch/logGroup:LogGroup", name, nested(given, "args") ?? {}, parent);
  return { logGroup, id: identifyLogGroup(logGroup.output("name"), regionOf(logGroup), parent) };
}

function identifyLogGroup(name: unknown, region: unknown, parent: pulumi.Resource): pulumi.Output<LogGroupId> {
  const account = awsResult<{ accountId: string }>("index/getCallerIdentity:getCallerIdentity", {}, parent);
  return pulumi.all([name, region, account.accountId]).apply(([known, in_, accountId]) => ({
    name: String(known),
    region: String(in_),
    arn: `arn:aws:logs:${String(in_)}:${accountId}:log-group:${String(known)}`,
  }));
}

function fromArn(arn: string): LogGroupId {
  const [, , , region = "", , , name = ""] = arn.split(":");
  return { arn, region, name };
}

function regionOf(resource: pulumi.Resource): pulumi.Output<string> {
  // The seventh major version of the AWS provider calls it region, those before it name.
  return awsResult<{ name?: string; region?: string }>("index/getRegion:getRegion", {}, resource).apply(
    ({ name, region }) => region ?? name ?? "",
  );
}

import { knownString } from "../../../wire/outputs";
import type { Cloud, ResourceRequest, ResourceState } from "../cloud";
import { STACK_OUTPUT } from "../stackOutput";
import { awsArn, awsId } from "./awsArns";
import { derivedOutputs } from "./awsDerivedOutputs";
import { awsOutputs } from "./awsOutputs";
import { contextOf, isNameProperty, physicalName, type Context } from "./context";
import { dockerOutputs } from "./docker";
import { invokeResult } from "./invokes";
import { automaticName } from "./marks";
import { randomId, randomOutputs } from "./random";
import type { ResourceShape, Shapes } from "./shapes";
import { simulatedStackOutput } from "./stackOutputs";
import type { Member } from "./typeText";
import { isReference, Values } from "./values";

/**
 * A cloud that makes up what a provider would answer: ids, ARNs, host names and everything else that the installed SDK
 * declares as an output. The same program gets the same answers in every run.
 *
 * @param shapes what the program's SDKs declare
 */
export function simulatedCloud(shapes: Shapes): Cloud {
  const values = new Values(shapes);
  return {
    create: (request) => created(request, contextOf(request), shapes, values),
    read(request, id) {
      const known = { ...nameFromId(request, id), ...request.inputs };
      const state = created({ ...request, inputs: known }, { ...contextOf(request), inputs: known }, shapes, values);
      return { ...state, id };
    },
    invoke: (token, args, provider) =>
      token === STACK_OUTPUT
        ? simulatedStackOutput(args, provider, values)
        : invokeResult(token, args, provider, shapes, values),
  };
}

function created(request: ResourceRequest, context: Context, shapes: Shapes, values: Values): ResourceState {
  // Only Pulumi's own provider and dynamic providers know what they return.
  if (/^pulumi/.test(context.pkg)) return { id: "", outputs: request.inputs, simulatedPaths: [] };
  const shape = shapes.resource(request.type);
  const settled = context.pkg === "aws" ? derivedOutputs(request, context) : {};
  const known = knownOutputs(context);
  const outputs = { ...request.inputs };
  const simulatedPaths: string[] = [];
  if (shape === undefined && context.pkg.startsWith("docker")) {
    Object.assign(outputs, known);
    simulatedPaths.push(...Object.keys(known));
  }
  for (const member of shape?.members ?? []) {
    const { name } = member;
    if (name in outputs || name === "id") continue;
    const value = settled[name] ?? known[name] ?? madeUp(member, shape!, context, values);
    if (value !== undefined) {
      outputs[name] = value;
      simulatedPaths.push(...(name in settled ? [] : [name]));
    }
  }
  return { id: idOf(context, known), outputs, simulatedPaths };
}

/** The outputs that follow the rules of the cloud rather than the declared type. */
function knownOutputs(context: Context): Record<string, unknown> {
  switch (context.pkg) {
    case "aws":
      return { arn: awsArn(context), ...awsOutputs(context) };
    case "docker":
    case "docker-build":
      return dockerOutputs(context);
    case "random":
      return randomOutputs(context);
  }
  return {};
}

function madeUp(member: Member, shape: ResourceShape, context: Context, values: Values): unknown {
  if (shape.outputs.has(member.name)) return values.of(member.type, member.name, context);
  // The cloud chooses a required input that the program leaves out. A name, address or location is made up, because
  // programs use it and its mark shows. A made-up setting would look like a decision, so it stays unknown.
  if (member.optional || /Prefix$/.test(member.name)) return undefined;
  if (isNameProperty(member.name)) return physicalName(context);
  const element = member.type.kind === "array" ? member.type.of : member.type;
  return element.kind === "string" && isReference(member.name)
    ? values.of(member.type, member.name, context)
    : undefined;
}

function idOf(context: Context, known: Record<string, unknown>): string {
  switch (context.pkg) {
    case "aws":
      return awsId(context);
    case "random":
      return randomId(known) ?? automaticName(context.logicalName, context.seed);
  }
  return automaticName(context.logicalName, context.seed);
}

/** For `Bucket.get("media", "shop-media")` the name is the id; for what has an ARN as its id, the ARN is. */
function nameFromId(request: ResourceRequest, id: string): Record<string, unknown> {
  const context = contextOf(request);
  if (context.pkg !== "aws") return {};
  if (id.startsWith("arn:")) return { arn: id };
  const named = knownString(awsId(context)) === physicalName(context);
  return named ? { [context.key === "s3/bucket" ? "bucket" : "name"]: id } : {};
}

import { knownString } from "../../../wire/outputs";
import { UNKNOWN } from "../../../wire/sentinels";
import { stateOf, type Cloud, type ResourceRequest, type ResourceState } from "../cloud";
import { STACK_OUTPUT } from "../stackOutput";
import { awsArn, awsId } from "./awsArns";
import { derivedOutputs } from "./awsDerivedOutputs";
import { awsOutputs } from "./awsOutputs";
import { contextOf, ownName, type Context } from "./context";
import { dockerOutputs } from "./docker";
import { invokeResult } from "./invokes";
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
    create: (request) => created(request, shapes.resource(request.type), values),
    read(request, id) {
      const shape = shapes.resource(request.type);
      const known = { ...namedByItsId(request, id, shape), ...request.inputs };
      const state = created({ ...request, inputs: known }, shape, values);
      // An engine refuses an unknown value of what exists; a program does not know what is missing either.
      const outputs = Object.fromEntries(Object.entries(state.outputs).filter(([, value]) => value !== UNKNOWN));
      // What follows from the configuration, such as the region, is true of what exists.
      const leftOut = state.leftOut.filter((name) => state.simulatedPaths.includes(name));
      return { ...state, id, outputs, leftOut };
    },
    invoke: (token, args, provider) =>
      token === STACK_OUTPUT
        ? simulatedStackOutput(args, provider, values)
        : invokeResult(token, args, provider, shapes, values),
  };
}

function created(request: ResourceRequest, shape: ResourceShape | undefined, values: Values): ResourceState {
  const context = contextOf(request, shape);
  // Only Pulumi's own provider and dynamic providers know what they return.
  if (/^pulumi/.test(context.pkg)) return stateOf(request.inputs);
  const known = knownOutputs(context);
  const settled = context.pkg === "aws" ? derivedOutputs(request, context) : {};
  const inputs = new Set(shape?.inputs.map(({ name }) => name));
  const outputs = { ...request.inputs };
  const simulatedPaths: string[] = [];
  for (const member of shape?.members ?? membersWithoutSdk(context, known)) {
    const { name } = member;
    if (name in outputs || name === "id") continue;
    const made = inputs.has(name) ? choice(member, request, shape, context, values) : output(member, context, values);
    const value = settled[name] ?? known[name] ?? made;
    if (value === undefined) continue;
    outputs[name] = value;
    if (!(name in settled) && value !== UNKNOWN) simulatedPaths.push(name);
  }
  const id = idOf(context, known);
  const leftOut = Object.keys(outputs).filter((name) => inputs.has(name) && !(name in request.inputs));
  const identities = [id, context.name, outputs["arn"]].map(knownString).filter((text) => text !== undefined);
  return { id, outputs, simulatedPaths, leftOut, identities: [...new Set(identities)] };
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

/** The outputs of an image are known where nothing declares them: programs refer to images that awsx builds. */
function membersWithoutSdk({ pkg }: Context, known: Record<string, unknown>): readonly Member[] {
  const names = pkg.startsWith("docker") ? Object.keys(known) : [];
  return names.map((name) => ({ name, type: { kind: "string" }, optional: false }));
}

/** An output that only the cloud knows. Nothing marks a boolean or an empty list as made up, so it is unknown. */
function output({ type, name }: Member, context: Context, values: Values): unknown {
  const value = values.of(type, name, context);
  const isUnmarked = typeof value === "boolean" || (isObject(value) && Object.keys(value).length === 0);
  return isUnmarked ? UNKNOWN : value;
}

/**
 * What the cloud chooses for an input that the program leaves out. A name, an address or a location is made up, because
 * programs use it and its mark shows. A made-up setting would look like a decision, so it stays unknown.
 */
function choice(
  { name, type, optional }: Member,
  request: ResourceRequest,
  shape: ResourceShape | undefined,
  context: Context,
  values: Values,
): unknown {
  if (optional || /Prefix$/.test(name)) return undefined;
  if (name === ownName(request, shape)) return context.name;
  const element = type.kind === "array" ? type.of : type;
  return element.kind === "string" && isReference(name) ? values.of(type, name, context) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function idOf(context: Context, known: Record<string, unknown>): string {
  switch (context.pkg) {
    case "aws":
      return awsId(context);
    case "random":
      return randomId(known) ?? context.name;
  }
  return context.name;
}

/** For `Bucket.get("media", "shop-media")` the name is the id; for what has an ARN as its id, the ARN is. */
function namedByItsId(request: ResourceRequest, id: string, shape: ResourceShape | undefined): Record<string, unknown> {
  const context = contextOf(request, shape);
  if (context.pkg !== "aws") return {};
  if (id.startsWith("arn:")) return { arn: id };
  const property = shape && ownName(request, shape);
  return property !== undefined && awsId(context) === context.name ? { [property]: id } : {};
}

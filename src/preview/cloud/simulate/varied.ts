import { unwrap } from "../../../wire/outputs";
import { isSecret, secret } from "../../../wire/secrets";
import { SIMULATED_PORT } from "../../../wire/simulated";
import { isPropertyTree, parseDocument, textsIn, type PropertyTree } from "../../../wire/tree";
import type { Cloud, ResourceRequest, ResourceState } from "../cloud";
import { STACK_OUTPUT } from "../stackOutput";
import { configuredRegion } from "./context";
import { isZone, OTHER_REGION, otherText, varyText } from "./variedText";

/** The only type of record with which ACM validates a domain. */
const VALIDATION_RECORD = "CNAME";

/** Shorter texts occur in others by chance. */
const MIN_LENGTH = 3;

/**
 * Another simulation of the same cloud. Every value that `cloud` makes up differs, lists in their length too; every
 * value that is the program's own, or follows from one, is the same. A program that runs under both shows which of its
 * values depend on the simulation. The outputs of other stacks are unknown.
 */
export function variedCloud(cloud: Cloud): Cloud {
  return {
    create: (resource) => varyState(cloud.create(moveToRegion(resource)), resource),
    read: (resource, id) => ({ ...varyState(cloud.read(moveToRegion(resource), id), resource), id }),
    invoke(token, args, provider) {
      if (token === STACK_OUTPUT) return {};
      const result = cloud.invoke(token, args, inRegion(args, provider));
      const computed = computedResults(token, configuredRegion(args, provider) !== undefined);
      const made = Object.keys(result).filter((name) => !computed.includes(name));
      return varyOutputs(result, args, made, new Variation(args, provider));
    },
  };
}

/** The members of a function's result that follow from its arguments, or from the region if that is known. */
function computedResults(token: string, knowsRegion: boolean): readonly string[] {
  if (/getPolicyDocument$/.test(token)) return ["json", "minifiedJson", "version"];
  return knowsRegion && /getPartition$/.test(token) ? ["id", "partition", "dnsSuffix", "reverseDnsPrefix"] : [];
}

function inRegion(inputs: PropertyTree, provider: PropertyTree): PropertyTree {
  return { ...provider, region: configuredRegion(inputs, provider) ?? OTHER_REGION };
}

function moveToRegion(resource: ResourceRequest): ResourceRequest {
  return { ...resource, provider: inRegion(resource.inputs, resource.provider) };
}

function varyState(made: ResourceState, { type, inputs, provider }: ResourceRequest): ResourceState {
  const variation = new Variation(inputs, provider);
  const outputs = varyOutputs(made.outputs, inputs, made.simulatedPaths, variation);
  return {
    ...made,
    id: variation.text(made.id),
    identities: made.identities.map((identity) => variation.text(identity)),
    outputs: { ...outputs, ...drawAgain(type, made.outputs, inputs) },
  };
}

/** Another choice of a generator that chooses among the program's own values. */
function drawAgain(type: string, outputs: PropertyTree, inputs: PropertyTree): PropertyTree {
  switch (type) {
    case "random:index/randomInteger:RandomInteger":
      return { result: unwrap(inputs["max"]) };
    case "random:index/randomShuffle:RandomShuffle": {
      const items = unwrap(inputs["inputs"]);
      const { results } = outputs;
      return Array.isArray(items) && Array.isArray(results)
        ? { results: [...(items as unknown[])].reverse().slice(0, results.length) }
        : {};
    }
  }
  return {};
}

function varyOutputs(
  outputs: PropertyTree,
  own: PropertyTree,
  madeUp: readonly string[],
  variation: Variation,
): PropertyTree {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [
      name,
      madeUp.includes(name) && !(name in own) ? variation.of(value) : value,
    ]),
  );
}

/** Makes other values in place of those that were made up for one resource or function. */
class Variation {
  private readonly ownTexts: readonly string[];
  private readonly region: string;

  /** @param own the program's own values that the resource or the function was given. */
  constructor(own: PropertyTree, provider: PropertyTree) {
    this.region = configuredRegion(own, provider) ?? OTHER_REGION;
    this.ownTexts = textsIn([own, provider]).filter((text) => text !== this.region && varyText(text) === text);
  }

  of(value: unknown): unknown {
    if (isSecret(value)) return secret(this.of(unwrap(value)));
    if (typeof value === "string") return this.text(value);
    // Texts that hold the port of a simulated service differ in it by one too.
    if (value === SIMULATED_PORT) return SIMULATED_PORT + 1;
    if (typeof value === "number") return value === 0 ? 1 : 0;
    if (typeof value === "boolean") return !value;
    if (Array.isArray(value)) return this.list(value);
    return isPropertyTree(value) ? this.map(value) : value;
  }

  text(text: string): string {
    const document = parseDocument(text);
    if (document !== undefined) return JSON.stringify(this.of(document));
    const other = varyText(text);
    return other !== text || this.isOwn(text) || this.isPlace(text) || text === VALIDATION_RECORD
      ? other
      : otherText(text);
  }

  private list(list: readonly unknown[]): readonly unknown[] {
    const others = list.map((element) => this.of(element));
    // A list made from the program's own values, such as the names of a certificate, has as many elements as those.
    return textsIn(list).some((text) => this.isOwn(text)) ? others : [...others, makeAnother(others.at(-1))];
  }

  private map(map: PropertyTree): PropertyTree {
    const others = Object.entries(map).map(([name, value]) => [name, this.of(value)] as const);
    return others.length === 0 ? { varied: "varied" } : Object.fromEntries(others);
  }

  private isOwn(text: string): boolean {
    return this.ownTexts.some((own) => text === own || (own.length >= MIN_LENGTH && text.includes(own)));
  }

  /** Whether a text follows from the region, as an endpoint does; the zones of a region do not. */
  private isPlace(text: string): boolean {
    return text.includes(this.region) && !isZone(text);
  }
}

/** A value of the same kind as `last` that differs from all elements of a list that ends with it. */
function makeAnother(last: unknown): unknown {
  if (isSecret(last)) return secret(makeAnother(unwrap(last)));
  if (typeof last === "string") return otherText(last);
  if (typeof last === "number") return last + 1;
  if (Array.isArray(last)) return last.map(makeAnother);
  if (isPropertyTree(last))
    return Object.fromEntries(Object.entries(last).map(([name, value]) => [name, makeAnother(value)]));
  return last ?? {};
}

import { Undecided } from "../base/undecided";
import { originOf, type Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isUnknown } from "../wire/sentinels";
import { containerDefinitions, containerProperties, ecsProperties, nodeProperties } from "./containerShapes";
import { decode, type Decoded, type Shape } from "./decoding";
import { types } from "./types";

/** A JSON document that a resource carries as text and that facts are read from. */
export interface JsonDocument extends Fact {
  /** The property that holds it. */
  readonly property: string;
  /** The position of the first JSON error, such as `line 3, column 14`; `undefined` if the document is valid. */
  readonly problem?: string | undefined;
  /**
   * What its type does not take, as phrases for messages.
   *
   * @throws Undecided after the last of them if something that has to fit is unknown
   */
  readonly misfits: Iterable<string>;
}

interface Carrier {
  readonly types: readonly string[];
  readonly property: string;
  readonly required?: true;
  /** What the provider decodes the document into; without it, the text is sent to AWS as it is. */
  readonly shape?: Shape;
}

const carriers: readonly Carrier[] = [
  { types: types.taskDefinition, property: "containerDefinitions", required: true, shape: containerDefinitions },
  { types: types.bucketPolicy, property: "policy", required: true },
  { types: types.eventTarget, property: "input" },
  { types: types.batchJobDefinition, property: "containerProperties", shape: containerProperties },
  { types: types.batchJobDefinition, property: "ecsProperties", shape: ecsProperties },
  { types: types.batchJobDefinition, property: "nodeProperties", shape: nodeProperties },
];

/** The JSON documents of a stack. */
export const documents: Kind<JsonDocument> = {
  noun: "JSON documents",
  types: [...new Set(carriers.flatMap((carrier) => carrier.types))],
  *read(resource) {
    const properties = new Properties(resource.properties);
    for (const { types, property, required } of carriers) {
      const isGiven = required ? properties.names().includes(property) : properties.has(property);
      if (!types.includes(resource.type) || !isGiven) continue;
      yield {
        resource: originOf(resource),
        property,
        get problem() {
          return properties.jsonProblem(property);
        },
        get misfits() {
          return misfitsIn(resource, property);
        },
      };
    }
  },
};

function* misfitsIn(resource: Resource, property: string): Iterable<string> {
  const { misfits, isKnown } = decoded(resource, property);
  // A misfit inside something whose name is not known is one of the unknown things.
  yield* misfits.filter((misfit) => !misfit.split(/[. ]/).some(isUnknown));
  if (!isKnown) throw new Undecided(`${property} holds values that are not known before the update`);
}

/**
 * The JSON document in a property as the provider understands it; `undefined` if there is none.
 *
 * @throws Undecided if it is unknown or not valid JSON
 */
export function documentIn(resource: Resource, property: string): unknown {
  return decoded(resource, property).value;
}

function decoded(resource: Resource, property: string): Decoded {
  const properties = new Properties(resource.properties);
  const carrier = carriers.find((each) => each.property === property && each.types.includes(resource.type));
  if (!carrier?.required && !properties.has(property)) return { value: undefined, misfits: [], isKnown: true };
  return decode(properties.json(property), carrier?.shape ?? "anything", property);
}

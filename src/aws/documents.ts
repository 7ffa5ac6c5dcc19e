import { originOf, type Fact } from "../stack/fact";
import type { Kind } from "../stack/stack";
import { Properties } from "../wire/properties";
import { types } from "./types";

/** A JSON document that a resource carries as text and that facts are read from. */
export interface JsonDocument extends Fact {
  /** The property that holds it. */
  readonly property: string;
  /** The position of the first JSON error, such as `line 3, column 14`; `undefined` if the document is valid. */
  readonly problem?: string | undefined;
}

const carriers: readonly { readonly types: readonly string[]; readonly property: string; readonly required?: true }[] =
  [
    { types: types.taskDefinition, property: "containerDefinitions", required: true },
    { types: types.bucketPolicy, property: "policy", required: true },
    { types: types.eventTarget, property: "input" },
    { types: types.batchJobDefinition, property: "containerProperties" },
    { types: types.batchJobDefinition, property: "ecsProperties" },
    { types: types.batchJobDefinition, property: "nodeProperties" },
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
      };
    }
  },
};

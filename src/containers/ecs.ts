import { documentIn } from "../aws/documents";
import { types } from "../aws/types";
import { Undecided } from "../base/undecided";
import { Properties } from "../wire/properties";
import { definitionOf } from "./definitions";
import { environmentFiles } from "./environmentFiles";
import type { Service } from "./service";

const property = "containerDefinitions";

/** Task definitions of ECS: their containers as a JSON text or as a list. */
export const ecs: Service = {
  types: types.taskDefinition,
  *read(resource, stack) {
    const definitions = documentIn(resource, property);
    if (!Array.isArray(definitions)) throw new Undecided(`${property} is not a list`);
    for (const definition of new Properties({ [property]: definitions }).maps(property)) {
      yield definitionOf(definition, {
        resource,
        property,
        stack,
        role: { property: "executionRoleArn", arn: resource.properties["executionRoleArn"] },
        environmentFiles: (each) => environmentFiles(each, resource, property, stack),
      });
    }
  },
};

import { documentIn } from "../aws/documents";
import { types } from "../aws/types";
import { mergeLazily } from "../base/mergeLazily";
import { inTurn } from "../base/undecided";
import { type Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { isPropertyTree } from "../wire/tree";
import type { Definition } from "./definition";
import { definitionOf, mapsIn, ownDefinitionOf } from "./definitions";
import { namedValues } from "./entries";
import type { SecretReader } from "./secretAccess";
import type { Service } from "./service";

/**
 * Job definitions of AWS Batch: one container, or those of an ECS task, of nodes or of a pod. AWS Batch always collects
 * their logs.
 */
export const batch: Service = {
  types: types.batchJobDefinition,
  *read(resource, stack) {
    yield* inTurn([single, task, nodes, pod], (read) => read(resource, stack));
  },
};

function* single(resource: Resource, stack: Stack): Iterable<Definition> {
  const definition = documentIn(resource, "containerProperties");
  if (isPropertyTree(definition)) yield jobOf(new Properties(definition), resource, "containerProperties", stack);
}

function* task(resource: Resource, stack: Stack): Iterable<Definition> {
  const document = documentIn(resource, "ecsProperties");
  yield* tasksIn(document, resource, "ecsProperties", stack);
}

function* tasksIn(document: unknown, resource: Resource, property: string, stack: Stack): Iterable<Definition> {
  for (const [index, each] of mapsIn(document, "taskProperties").entries()) {
    const role = roleIn(each, property, `taskProperties[${index}].`);
    for (const definition of each.maps("containers"))
      yield mergeLazily(definitionOf(definition, { resource, property, stack, role }), { isLogged: true });
  }
}

function* nodes(resource: Resource, stack: Stack): Iterable<Definition> {
  const document = documentIn(resource, "nodeProperties");
  for (const range of mapsIn(document, "nodeRangeProperties")) {
    const definition = range.map("container");
    if (definition) yield jobOf(definition, resource, "nodeProperties", stack);
    yield* tasksIn(range.values("ecsProperties")[0], resource, "nodeProperties", stack);
  }
}

function* pod(resource: Resource, stack: Stack): Iterable<Definition> {
  const properties = new Properties(resource.properties).map("eksProperties")?.map("podProperties");
  for (const container of [...(properties?.maps("containers") ?? []), ...(properties?.maps("initContainers") ?? [])]) {
    const place = { resource, property: "eksProperties", stack };
    const keys = { name: "name", entryPoint: "commands", command: "args" };
    yield ownDefinitionOf(container, place, keys, () => namedValues(container, "envs"));
  }
}

/** The only container of a job; it has no name of its own. */
function jobOf(definition: Properties, resource: Resource, property: string, stack: Stack): Definition {
  const job = definitionOf(definition, { resource, property, stack, role: roleIn(definition, property) });
  return mergeLazily(job, { name: resource.name, part: undefined, isLogged: true });
}

/** The role that starts a job's containers. @param within where the definition stands in the property */
function roleIn(definition: Properties, property: string, within = ""): SecretReader["role"] {
  const key = "executionRoleArn";
  return { property, path: `${within}${key}`, arn: definition.values(key)[0] };
}
